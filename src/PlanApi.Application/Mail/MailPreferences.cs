using MimeKit;
using PlanApi.Application.Duties;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Mail;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Mail;

/// <summary>What a party wants to hear by e-mail.</summary>
public record MailChoices
{
    private const int MaxEmail = 254;
    private const int Hours = 24;
    private static readonly string[] _languages = ["en", "zh"];

    /// <summary>The address; nothing is sent without one.</summary>
    public string? Email { get; init; }

    /// <summary>The language of the sentences: en or zh.</summary>
    public string Language { get; init; } = "en";

    /// <summary>From which hour on, in the plan's time zone, the daily message is sent; 0 to 23.</summary>
    public int Hour { get; init; } = 8;

    /// <summary>Alerts to answer, their improvement plans and measures.</summary>
    public MailTiming Alerts { get; init; }

    /// <summary>What others did not do in time, so that it came to the party.</summary>
    public MailTiming Escalations { get; init; }

    /// <summary>Comments that mention the party.</summary>
    public MailTiming Mentions { get; init; }

    /// <summary>Reviews to hold, and their actions.</summary>
    public MailTiming Reviews { get; init; }

    internal FaultList Faults()
    {
        var faults = new FaultList();
        if (Email is { } email && !IsAddress(email))
            faults.Add(FaultCodes.NotAllowed, "/email", "An address is like ann@example.com, without a name and without blanks.");
        if (!_languages.Contains(Language))
            faults.Add(FaultCodes.NotAllowed, "/language", $"'{Language}' is not a language of messages; use en or zh.");
        if (Hour is < 0 or >= Hours)
            faults.Add(FaultCodes.OutOfRange, "/hour", "An hour is 0 to 23.");
        return faults;
    }

    /// <summary>When the party hears of a duty.</summary>
    internal MailTiming TimingOf(Duty duty) =>
        duty.IsEscalated
            ? Escalations
            : duty.Kind switch
            {
                DutyKind.AnswerAlert or DutyKind.DecideImprovementPlan or DutyKind.CarryOutMeasure => Alerts,
                DutyKind.AnswerComment => Mentions,
                DutyKind.HoldReview or DutyKind.CarryOutAction => Reviews,
                _ => MailTiming.Never,
            };

    private static bool IsAddress(string text) =>
        text.Length <= MaxEmail
        && text.All(letter => letter is > ' ' and < (char)127)
        && text.Contains('@', StringComparison.Ordinal)
        && MailboxAddress.TryParse(text, out var mailbox)
        && mailbox.Address == text;
}

/// <summary>What a party of a plan wants to hear by e-mail. It is no part of the plan, and in no document and no history.</summary>
public sealed record MailPreferences : MailChoices, IOfPlan
{
    public required Code Plan { get; init; }

    public required Code Party { get; init; }

    /// <summary>Increases with every change, and is its ETag; 0 where nobody has chosen yet.</summary>
    public required long Version { get; init; }
}
