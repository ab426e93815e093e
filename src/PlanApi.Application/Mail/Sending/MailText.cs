using System.Globalization;
using System.Net;
using System.Text;
using MimeKit;
using PlanApi.Application.Duties;
using PlanApi.Application.Tables;
using PlanApi.Domain.Duties;

namespace PlanApi.Application.Mail.Sending;

/// <summary>Duties as a message, in plain text and in HTML, in the party's language.</summary>
internal static class MailText
{
    public static MimeMessage Of(MailSettings settings, MailRow mail, MailReaderRow reader, PlanRow plan, IReadOnlyList<Duty> duties)
    {
        var chinese = reader.Language == "zh";
        var name = new Called(plan.Names, plan.Code).In(reader.Language);
        var subject =
            duties is [var only] ? $"{name}: {only.Sentence.In(reader.Language)}"
            : chinese ? $"{name}：{duties.Count} 项待办"
            : $"{name}: {duties.Count} things to do";
        var (text, html) = (new StringBuilder(), new StringBuilder("<ul>"));
        foreach (var duty in duties)
        {
            var sentence = duty.Sentence.In(reader.Language);
            var due = Due(duty, plan, chinese);
            var link = settings.Link is { } service ? new Uri(service, duty.Path).AbsoluteUri : null;
            text.Append("- ").Append(sentence).Append('\n').Append(Line(due)).Append(Line(link ?? duty.Path)).Append('\n');
            html.Append("<li>").Append(WebUtility.HtmlEncode(sentence)).Append("<br>").Append(WebUtility.HtmlEncode(due));
            if (link is not null)
                html.Append("<br><a href=\"")
                    .Append(WebUtility.HtmlEncode(link))
                    .Append("\">")
                    .Append(WebUtility.HtmlEncode(link))
                    .Append("</a>");
            html.Append("</li>");
        }
        html.Append("</ul>");
        return new MimeMessage
        {
            // The same whenever it is sent, so that a mailbox recognises what it already has.
            MessageId = $"{mail.Id}.{mail.MadeAt.ToString("x", CultureInfo.InvariantCulture)}@{settings.From!.Domain}",
            Date = new DateTimeOffset(mail.MadeAt, TimeSpan.Zero),
            From = { settings.From },
            To = { new MailboxAddress("", reader.Email!) },
            Subject = DutyWords.Short(subject),
            Headers = { { "Auto-Submitted", "auto-generated" } },
            Body = new BodyBuilder { TextBody = text.ToString(), HtmlBody = html.ToString() }.ToMessageBody(),
        };

        static string Line(string text) => text.Length == 0 ? "" : $"  {text}\n";
    }

    private static string Due(Duty duty, PlanRow plan, bool chinese)
    {
        if (duty.DueAt is not { } due)
            return "";
        var local = TimeZoneInfo
            .ConvertTime(due, TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone))
            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return (chinese, duty.IsOverdue) switch
        {
            (true, true) => $"已于 {local}（{plan.TimeZone}）到期",
            (true, false) => $"请在 {local}（{plan.TimeZone}）前完成",
            (false, true) => $"It was due before {local} ({plan.TimeZone}).",
            (false, false) => $"It is due before {local} ({plan.TimeZone}).",
        };
    }
}
