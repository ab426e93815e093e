namespace PlanApi.Application.History;

/// <summary>Whether nobody has altered a plan's history.</summary>
/// <param name="IsIntact">Whether no change set breaks the chain.</param>
/// <param name="Verified">How many change sets, counted from the first, are unaltered.</param>
/// <param name="Hash">The hash of the last unaltered change set, in hexadecimal. Keep it elsewhere to show later that everything up to it
/// is still there.</param>
/// <param name="Break">The first change set that breaks the chain; absent when none does.</param>
public sealed record HistoryVerification(bool IsIntact, long Verified, string? Hash, HistoryBreak? Break);

/// <summary>The place where a history was altered.</summary>
/// <param name="Sequence">The change set.</param>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Expected">The hash that is computed from the stored content, in hexadecimal; absent when the change set is missing.</param>
/// <param name="Actual">The stored hash; absent when the change set is missing.</param>
/// <param name="Message">The same as a sentence.</param>
public sealed record HistoryBreak(long Sequence, HistoryBreakKind Kind, string? Expected, string? Actual, string Message);

/// <summary>How a history can be broken.</summary>
public enum HistoryBreakKind
{
    /// <summary>The content of the change set (its changes, time, actor or reason) does not match its hash.</summary>
    Content,

    /// <summary>The content is as it was, but the hash that links the next change set to it was altered.</summary>
    Link,

    /// <summary>The change set is missing, though later ones exist.</summary>
    Missing,

    /// <summary>The history ends before or after the plan's version.</summary>
    End,
}
