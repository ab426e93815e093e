using System.Globalization;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>A point in a plan's history, as callers name it: a version, an instant, a day's end, or the last approval.</summary>
public readonly record struct Moment : ITextValue<Moment>
{
    private const string ApprovalText = "approval";

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>The version at which the plan was last approved.</summary>
    public static readonly Moment Approval = new() { IsApproval = true };

    /// <summary>A version of the plan: the number of a change set.</summary>
    public long? Version { get; init; }

    /// <summary>The state at this instant, with all that was committed at or before it.</summary>
    public DateTimeOffset? Instant { get; init; }

    /// <summary>The state at the end of this day in the plan's time zone.</summary>
    public DateOnly? Day { get; init; }

    public bool IsApproval { get; init; }

    public static string Expectation =>
        "a version such as 12, an instant such as 2024-03-18T08:30:00Z, a day such as 2024-03-18 for its end, or approval";

    public static string Pattern => @"^(\d{1,18}|\d{4}-\d{2}-\d{2}(T.+)?|approval)$";

    public static bool TryParse(string? text, out Moment value)
    {
        var culture = CultureInfo.InvariantCulture;
        value = default;
        if (text == ApprovalText)
            value = Approval;
        else if (long.TryParse(text, NumberStyles.None, culture, out var version))
            value = new Moment { Version = version };
        else if (DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day))
            value = new Moment { Day = day };
        else if (DateTimeOffset.TryParseExact(text, Instants, culture, DateTimeStyles.AssumeUniversal, out var instant))
            value = new Moment { Instant = instant };
        else
            return false;
        return true;
    }

    public override string ToString() =>
        IsApproval ? ApprovalText
        : Version is { } version ? version.ToString(CultureInfo.InvariantCulture)
        : Day is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture) ?? "now";
}

/// <summary>A point in a plan's history.</summary>
/// <param name="Version">The plan's version: the number of its last change set then.</param>
/// <param name="At">When that change set was committed; for an instant or a day that was asked for, that one.</param>
public sealed record KnownMoment(long Version, DateTimeOffset At);

/// <summary>The plan has no state at the moment that was named.</summary>
public sealed record NoSuchMoment(string Reason) : Failure("no-such-moment", Reason);
