using PlanApi.Application.Plans;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>Something that a party owes: what is to be done, by when, and where it is.</summary>
public sealed record Duty : IOfPlan
{
    /// <summary>What tells it from the other duties of the plan. It stays the same while the duty stands.</summary>
    public required string Key { get; init; }

    /// <summary>The plan.</summary>
    public required Code Plan { get; init; }

    public required DutyKind Kind { get; init; }

    /// <summary>The party that owes it.</summary>
    public required Code Party { get; init; }

    /// <summary>The code or the number of what it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The names of what it is about; empty where it has none.</summary>
    public required LocalText Names { get; init; }

    /// <summary>What is to be done, in English (en) and Chinese (zh).</summary>
    public required LocalText Sentence { get; init; }

    /// <summary>Since when it is owed; absent where the plan does not say.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The time by which it is due: for a day, its end in the plan's time zone. Absent where it has none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether that time has gone by.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>The REST path of what it is about.</summary>
    public required string Path { get; init; }
}
