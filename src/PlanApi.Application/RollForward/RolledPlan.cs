using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.RollForward;
using PlanApi.Domain.Values;

namespace PlanApi.Application.RollForward;

/// <summary>The question: which plan to make for the next year, and what to carry into it.</summary>
public sealed record RollForwardQuestion
{
    /// <summary>The new plan's code; the old one's with its year raised when absent.</summary>
    public Code? Code { get; init; }

    /// <summary>The new plan's names; the old one's with their year raised when absent.</summary>
    public LocalText? Names { get; init; }

    /// <summary>The scenario whose targets, objectives and rates are carried. Actuals are the baseline's.</summary>
    public Code Scenario { get; init; } = Domain.Values.Code.Baseline;

    /// <summary>Whether targets are carried too, as drafts, with the key results, bounds and weights that hang on them.</summary>
    public bool Targets { get; init; }

    /// <summary>Whether open actions of reviews and improvement plans are carried; they are when absent.</summary>
    public bool OpenActions { get; init; } = true;

    /// <summary>Whether to answer what would be, and store nothing.</summary>
    public bool DryRun { get; init; }
}

/// <summary>A plan that was rolled forward: what the new one has, and what was left behind.</summary>
public sealed record RolledPlan
{
    /// <summary>The most keys that are listed of what was left behind for one reason; the rest is only counted.</summary>
    public const int MaxKeys = 20;

    /// <summary>The new plan. After a dry run there is none.</summary>
    public required Code Plan { get; init; }

    /// <summary>The new plan's version; absent after a dry run.</summary>
    public long? Version { get; init; }

    public required LocalText Names { get; init; }

    public required Calendar Calendar { get; init; }

    /// <summary>The plan, version and scenario that it was rolled from.</summary>
    public required RollOrigin From { get; init; }

    /// <summary>What the new plan has, by kind.</summary>
    public required IReadOnlyList<CarriedParts> Carried { get; init; }

    /// <summary>What was left behind, by kind and reason.</summary>
    public required IReadOnlyList<LeftParts> LeftBehind { get; init; }

    /// <summary>Mentions that were dropped from carried parts, because the mentioned part was left behind.</summary>
    public required IReadOnlyList<DroppedMentions> Dropped { get; init; }

    /// <summary>How many of the old plan's numbers are the new one's references.</summary>
    public required int References { get; init; }

    /// <summary>How many open actions were carried.</summary>
    public required int OpenActions { get; init; }

    /// <summary>The reviews of the new plan that hold them, by number; none after a dry run.</summary>
    public required IReadOnlyList<long> Reviews { get; init; }
}

/// <summary>The plan that another one was rolled from.</summary>
public sealed record RollOrigin(Code Plan, long Version, Code Scenario);

/// <summary>Parts of one kind that the new plan has.</summary>
/// <param name="Collection">The kind's list in documents, such as <c>keyResults</c>.</param>
/// <param name="Becomes">Whether their dates were moved.</param>
/// <param name="Count">How many.</param>
public sealed record CarriedParts(string Collection, Becomes Becomes, int Count);

/// <summary>Parts of one kind that were left behind for one reason.</summary>
/// <param name="Collection">The kind's list in documents.</param>
/// <param name="Because">The reason.</param>
/// <param name="Mention">The field that mentions something that is left behind, where that is the reason.</param>
/// <param name="Count">How many.</param>
/// <param name="Keys">The keys of the first of them.</param>
public sealed record LeftParts(string Collection, LeftBecause Because, string? Mention, int Count, IReadOnlyList<string> Keys);

/// <summary>Carried parts of one kind without a mention that they had.</summary>
/// <param name="Collection">The kind's list in documents.</param>
/// <param name="Field">The field that held the mention.</param>
/// <param name="Count">How many parts.</param>
/// <param name="Keys">The keys of the first of them.</param>
public sealed record DroppedMentions(string Collection, string Field, int Count, IReadOnlyList<string> Keys);
