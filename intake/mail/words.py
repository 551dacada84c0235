"""The words by which mail programs mark replies, forwards and signatures, per language; data only."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


# A verb that ends or stands in the line above a quotation ("On ... Ann wrote:").
WROTE = _set(
    "wrote|writes|schrieb|schrieben|geschrieben|schreibt|écrit|ecrit|écrivait|escribió|escribio|escrito|"
    "scritto|scrive|schreef|geschreven|escreveu|napisał|napisała|napisał(a)|pisze|skrev|kirjoitti|написал|"
    "написала|написал(а)|пишет|писал|написав|пише|napsal|napsala|napsal(a)|napísal|napísala|írta|scris|yazdı|"
    "έγραψε|rašė|napisana|menulis|viết|said|napisao|написа|rakstīja|kirjutas|escriure|skrifaði|geskryf"
)
# Scripts without blanks between words.
WROTE_INSIDE = ("写道", "寫道", "写入", "のメール", "書きました", "เขียนว่า", "लिखा", "님이 작성")

FROM, DATE, TO, COPY, SUBJECT, OTHER = "from", "date", "to", "copy", "subject", "other"
_HEADER_WORDS = {
    FROM: (
        "from|von|de|da|van|fra|från|lähettäjä|mittente|expéditeur|expediteur|afzender|od|nadawca|от|від|от кого|"
        "kimden|gönderen|feladó|差出人|发件人|寄件者|보낸사람|보낸 사람|"
        "desde|remitente|remetente|odesílatel|odosielateľ|absender"
    ),
    DATE: (
        "date|sent|datum|gesendet|gesendet am|envoyé|envoye|envoyé le|enviado|enviado el|enviado em|enviada|"
        "enviada em|inviato|inviato il|verzonden|verstuurd|data|sendt|skickat|lähetetty|päiväys|päivämäärä|дата|"
        "отправлено|отправлен|відправлено|wysłano|wysłane|odesláno|odoslané|fecha|dato|message du|tarih|"
        "gönderildi|elküldve|dátum|发送时间|时间|日期|送信日時|日付|日時|보낸날짜|sendt dato|datum/zeit"
    ),
    TO: (
        "to|an|à|a|para|aan|til|till|vastaanottaja|кому|do|komu|destinataire|destinatario|destinatário|címzett|"
        "宛先|收件人|kime|받는사람|empfänger|odbiorca"
    ),
    COPY: ("cc|bcc|kopie|copie|copie à|copia|cópia|kopi|kopia|kopio|копия|dw|kopie an|kopi til|抄送"),
    SUBJECT: (
        "subject|betreff|betr|objet|asunto|oggetto|onderwerp|emne|ämne|aihe|тема|assunto|temat|předmět|predmet|"
        "konu|tárgy|件名|主题|主旨|sujet|제목"
    ),
    OTHER: (
        "reply-to|reply to|antwort an|responder a|répondre à|importance|wichtigkeit|priorität|priority|"
        "organization|organisation|attachments|anlagen|pièces jointes|message-id|sender|mailed-by|sent by|"
        "resent-from"
    ),
}
HEADER_WORDS = {word: key for key, words in _HEADER_WORDS.items() for word in words.split("|")}

ORIGINAL_MARKS = _set(
    "original message|mail original|ursprüngl. nachricht|original-message|original email|original mail|"
    "original e-mail|original appointment|"
    "reply message|ursprüngliche nachricht|urspruengliche nachricht|originalnachricht|original-nachricht|"
    "original nachricht|ursprüngliche mail|message d'origine|message d’origine|message original|"
    "message initial|mensaje original|messaggio originale|messaggio originario|oorspronkelijk bericht|"
    "origineel bericht|mensagem original|wiadomość oryginalna|oryginalna wiadomość|oprindelig meddelelse|"
    "original meddelelse|originalmeddelelse|oprindelig besked|ursprungligt meddelande|originalmeddelande|"
    "original meddelande|opprinnelig melding|originalmelding|original melding|alkuperäinen viesti|"
    "исходное сообщение|оригинальное сообщение|вихідне повідомлення|původní zpráva|pôvodná správa|"
    "eredeti üzenet|orijinal mesaj|mesaj original|mesajul original|原始邮件|原始郵件|元のメッセージ|原件"
)
FORWARD_MARKS = _set(
    "forwarded message|begin forwarded message|forwarded mail|forwarded email|forwarded e-mail|"
    "start of forwarded message|weitergeleitete nachricht|weitergeleitete mail|weitergeleitete e-mail|"
    "anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|"
    "beginn der weitergeleiteten nachricht|message transféré|message transmis|message réexpédié|"
    "début du message transféré|début du message réexpédié|mensaje reenviado|inicio del mensaje reenviado|"
    "messaggio inoltrato|inizio messaggio inoltrato|inizio del messaggio inoltrato|doorgestuurd bericht|"
    "begin doorgestuurd bericht|begin van doorgestuurd bericht|mensagem encaminhada|mensagem reencaminhada|"
    "início da mensagem encaminhada|início da mensagem reencaminhada|wiadomość przekazana dalej|"
    "przekazana wiadomość|wiadomość przekazana|początek przekazywanej wiadomości|"
    "treść przekazanej wiadomości|videresendt besked|videresendt meddelelse|start på videresendt besked|"
    "videresendt mail|videresendt melding|videresendt e-post|start på videresendt melding|"
    "vidarebefordrat meddelande|vidarebefordrat brev|vidarebefordrat mail|vidarebefordrat mejl|"
    "påbörja vidarebefordrat meddelande|påbörjat vidarebefordrat meddelande|börja vidarebefordrat meddelande|"
    "välitetty viesti|edelleenlähetetty viesti|välitetty viesti alkaa|пересланное сообщение|"
    "пересылаемое сообщение|переадресованное сообщение|начало переадресованного сообщения|"
    "начало пересылаемого сообщения|переслане повідомлення|přeposlaná zpráva|preposlaná správa|"
    "továbbított üzenet|iletilen mesaj|转发的邮件|转发邮件|転送メッセージ"
)
# Lotus Notes writes who and when between the dashes.
FORWARD_STARTS = _words(
    "forwarded by |weitergeleitet von |transmis par |reenviado por |inoltrato da |doorgestuurd door "
)
REPLY_ABOVE = _words(
    "reply above this line|your reply above|above this line to reply|oberhalb dieser linie|"
    "über dieser zeile antworten|répondre au-dessus de cette ligne|escriba su respuesta encima|"
    "responda acima desta linha|antwoord boven deze lijn|rispondi sopra questa riga"
)
FORWARD_PREFIXES = _set("fwd|fw|wg|tr|rv|i|inoltra|doorst|vs|vb|vl|pd|enc|fs|пересл|пер|转发|轉寄|转|ilt|továbbítás")

# Closing formulas. English ones double as content ("Thanks", "Best") and cost a reader nothing: they are
# cut only where a block of contact data follows.
CLOSINGS = _set(
    "mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|mit freundlichem gruss|"
    "mit besten grüßen|mit besten grüssen|mit herzlichen grüßen|freundliche grüße|freundliche grüsse|"
    "freundlichst|viele grüße|viele grüsse|vielen dank und viele grüße|vielen dank und freundliche grüße|"
    "liebe grüße|liebe grüsse|beste grüße|beste grüsse|herzliche grüße|herzliche grüsse|schöne grüße|"
    "schöne grüsse|hochachtungsvoll|gruß|gruss|grüße|grüsse|mfg|vg|lg|mbg|cordialement|bien cordialement|"
    "très cordialement|bien à vous|salutations|sincères salutations|cdt|cdlt|meilleures salutations|"
    "salutations distinguées|amicalement|respectueusement|saludos|un saludo|saludos cordiales|atentamente|"
    "un cordial saludo|cordiales saludos|cordialmente|atte|muchos saludos|cordiali saluti|distinti saluti|"
    "saluti|un saluto|tanti saluti|un cordiale saluto|met vriendelijke groet|met vriendelijke groeten|"
    "vriendelijke groet|vriendelijke groeten|groeten|groet|gr|groetjes|mvg|hoogachtend|hartelijke groet|"
    "hartelijke groeten|met hartelijke groet|atenciosamente|cumprimentos|com os melhores cumprimentos|"
    "melhores cumprimentos|abraço|abraços|att|saudações|pozdrawiam|z poważaniem|pozdrowienia|"
    "z wyrazami szacunku|serdecznie pozdrawiam|pozdrawiam serdecznie|pozdr|venlig hilsen|med venlig hilsen|"
    "venlige hilsner|med venlige hilsner|mvh|kh|vh|dbh|hilsen|kærlig hilsen|bedste hilsner|de bedste hilsner|"
    "mange hilsner|bedste hilsener|med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|"
    "vänlig hälsning|bästa hälsningar|hälsningar|hälsning|vennlig hilsen|med vennlig hilsen|beste hilsen|"
    "beste hilsener|ystävällisin terveisin|terveisin|parhain terveisin|terv|yst. terv|ystävällisesti|"
    "с уважением|с наилучшими пожеланиями|с приветом|з повагою|s pozdravem|s úctou|s přátelským pozdravem|"
    "üdvözlettel|saygılarımla"
)
CLOSINGS_ENGLISH = _set(
    "best regards|kind regards|regards|sincerely|yours sincerely|yours faithfully|yours truly|thanks|"
    "many thanks|cheers|best wishes|best|thank you|warm regards|all the best|br|kr|rgds|with best regards|"
    "with kind regards|kindest regards|thanks and regards|thanks & regards|thanks and best regards|"
    "thanks in advance|respectfully"
)

# What a telephone or mail program writes below a message.
SENT_WORDS = _words(
    "gesendet|verschickt|envoyé|envoye|enviado|inviato|verzonden|verstuurd|wysłane|wysłano|skickat|"
    "skickades|sendt|lähetetty|отправлено|надіслано|odesláno|odoslané|gönderildi|trimis|傳送|发送|發送|发自|發自|送信|보냄|"
    "küldve|poslano"
)
SENT_STARTS = _words(
    "get outlook for|outlook für ios|outlook für android|outlook for ios|outlook for android|"
    "obtenir outlook pour|obtener outlook para|obtenga outlook|ottieni outlook per|scarica outlook|"
    "download outlook|hämta outlook|hent outlook|outlook voor|pobierz outlook|obter o outlook|"
    "obtenha o outlook|télécharger outlook|hanki outlook|загрузить outlook|скачать outlook|"
    "von unterwegs gesendet|unterwegs gesendet|gesendet mit der|gesendet mit |gesendet von |gesendet aus |"
    "envoyé de |envoyé depuis |envoyé à partir |envoyé avec |enviado desde |enviado de |enviado do |"
    "enviado a partir |enviado con |enviado por |inviato da |inviato con |verzonden met |verzonden vanaf |"
    "verzonden via |verzonden vanuit |verstuurd vanaf |verstuurd met |wysłane z |wysłano z |skickat från |"
    "skickades från |sendt fra |sendt via |lähetetty laitteesta |отправлено с |отправлено из |"
    "отправлено через |надіслано з |odesláno z |odoslané z |发自|發自"
)
SENT_ENGLISH = _words("sent from |sent via |sent with |sent by |sent using |sent on ")
DEVICES = _words(
    "iphone|ipad|ipod|android|smartphone|handy|mobile|mobil|mobiltelefon|mobilgerät|blackberry|samsung|"
    "galaxy|huawei|xiaomi|nokia|windows phone|outlook|airmail|k-9|tablet|cell|phone|móvil|celular|téléphone|"
    "telefoon|telefon|telefono|yahoo mail|windows mail|mail for windows|mailbox|телефон|смартфон|айфон|"
    "protonmail|proton mail|gmail|thunderbird|aquamail|bluemail|typeapp"
)
CONFIDENTIAL = _words(
    "confidential|vertraulich|confidentiel|confidencial|riservat|vertrouwelijk|poufn|fortrolig|konfidentiell|"
    "luottamuksel|конфиденциальн"
)
RECIPIENT = _words(
    "recipient|addressee|empfänger|adressat|destinataire|destinatari|geadresseerde|adresat|modtager|"
    "mottagare|mottaker|vastaanottaj|получател|адресат"
)
