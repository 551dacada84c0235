"""The words by which bounces and automatic replies are known, per language; data only."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


# Compared with the letters of the sender alone: Mailer-Daemon, MAILER DAEMON and mailer_daemon are one.
DAEMONS = _words("mailerdaemon|maildaemon|maildelivery")
POSTMASTERS = _words("postmaster|systemadministrator|mailadministrator|mailadmin|smtp")
BOUNCE_SUBJECTS = _words(
    "undeliver|returned mail|returned to sender|returning message to sender|returning to sender|"
    "delivery fail|delivery status notification|delivery notification|delivery has failed|delivery problem|"
    "delivery error|failure notice|failed mail|mail failed|mail failure|failure delivery|message delayed|"
    "delivery delayed|mail not delivered|could not be delivered|not delivered|non-delivery|nondeliverable|"
    "delivery report|mail system error|error sending|undelivered|unzustellbar|"
    "nicht zugestellt|zustellung fehlgeschlagen|übermittlungsstatus|non remis|échec de la remise|"
    "échec de remise|remise différée|no se pudo entregar|no se ha podido entregar|error de entrega|"
    "devuelto al remitente|mancata consegna|consegna non riuscita|messaggio non recapitato|onbestelbaar|"
    "niet bezorgd|não entregue|falha na entrega|falha ao entregar|nie można dostarczyć|niedostarczon|"
    "kan ikke leveres|kunne ikke leveres|ikke leveret|kunde inte leveras|gick inte att leverera|"
    "toimitus epäonnistui|не доставлено|недоставленн|ошибка доставки|メールエラー|配信不能|配信エラー|送信エラー|退信|"
    "message has failed|warning: message|mail error|"
    "delivery incomplete|message status - undeliverable|undeliverable"
)
BOUNCE_TEXTS = _words(
    "could not be delivered|could not deliver|unable to deliver|was not delivered|not able to deliver|"
    "cannot be delivered|can't be delivered|had permanent fatal errors|permanent error|permanently|"
    "failed recipient|undeliverable to|delivery to the following|message that you sent|returned mail|"
    "delivery attempt|mailbox is full|user unknown|unknown user|no such user|does not exist|address rejected|"
    "recipient address|mailbox unavailable|over quota|quota exceeded|relay access denied|host unknown|"
    "delivery has been delayed|invalid user|invalid recipient|mail could not be|konnte nicht zugestellt|"
    "nicht zugestellt werden|n'a pas pu être remis|no se pudo entregar|non è stato possibile|"
    "не может быть доставлено|не было доставлено|送信できませんでした|配信できません|deferred|"
    "transcript of session|this is the mail delivery|message not delivered|did not reach|"
    "original message follows"
)
AUTO_SUBJECTS = _words(
    "automatic reply|auto reply|auto-reply|autoreply|auto response|auto-response|autorespon|automated reply|"
    "automated response|out of office|out of the office|away from the office|on vacation|vacation reply|ooo:|"
    "automatische antwort|abwesenheitsnotiz|abwesenheitsmeldung|abwesenheitsassistent|abwesend|nicht im büro|"
    "réponse automatique|absence du bureau|absent du bureau|absent(e)|respuesta automática|"
    "fuera de la oficina|fuera de oficina|risposta automatica|fuori sede|fuori ufficio|assenza dall'ufficio|"
    "automatisch antwoord|automatische reactie|afwezig|niet aanwezig|niet op kantoor|resposta automática|"
    "ausência temporária|fora do escritório|odpowiedź automatyczna|autoodpowiedź|automatyczna odpowiedź|"
    "poza biurem|nieobecność|autosvar|automatisk svar|automatiskt svar|ikke på kontoret|frånvaro|fravær|"
    "ikke til stede|automaattinen vastaus|poissaolo|автоответ|автоматический ответ|вне офиса|отсутствую|"
    "автоматична відповідь|automatická odpověď|自動応答|自動返信|自动回复|자동 회신"
)
ROBOTS = _words("noreply|no-reply|no_reply|donotreply|do-not-reply|mailer-daemon|postmaster|bounce|notifications@")
COMPLAINT_SUBJECTS = _words(
    "complaint about message from|abuse report|spam report|email feedback report|email abuse report"
)
RETURNED_TEXTS = _words(
    "----- original message|copy of the message|message follows|message header|original mail|"
    "below this line is a copy|returned message|original message headers"
)
