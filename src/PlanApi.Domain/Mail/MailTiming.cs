namespace PlanApi.Domain.Mail;

/// <summary>When a party hears by e-mail of what it owes.</summary>
public enum MailTiming
{
    /// <summary>Within a minute or so.</summary>
    AtOnce,

    /// <summary>Once a day, together with all else that is owed then.</summary>
    Daily,

    /// <summary>Never.</summary>
    Never,
}
