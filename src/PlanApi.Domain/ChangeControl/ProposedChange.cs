using System.Text.Json;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.ChangeControl;

/// <summary>A change of one part, as it was proposed.</summary>
public sealed record ProposedChange
{
    /// <summary>The kind of part.</summary>
    public required string Kind { get; init; }

    /// <summary>The key of the part: its code, for members and groups after their dimension.</summary>
    public required string Key { get; init; }

    public required ChangeAction Action { get; init; }

    /// <summary>The new part, or the merge patch (RFC 7396); absent where the part is removed.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>The version of the part from which the change was made; absent for a new part.</summary>
    public long? PartVersion { get; init; }

    /// <summary>The part before the change.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>The part after the change.</summary>
    public JsonElement? After { get; init; }

    /// <summary>Whether the pilot has made the change already.</summary>
    public required bool IsPiloted { get; init; }
}

/// <summary>What becomes of a part.</summary>
public enum ChangeAction
{
    Create,
    Update,
    Remove,
}

/// <summary>A change of one number, as it was proposed.</summary>
public sealed record ProposedCell
{
    public required Code Indicator { get; init; }

    /// <summary>Which number; the target when absent.</summary>
    public Measure Measure { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public required Period Period { get; init; }

    /// <summary>The value before; absent where there is none.</summary>
    public Quantity? Before { get; init; }

    /// <summary>The value after; absent to clear the cell.</summary>
    public Quantity? After { get; init; }

    /// <summary>ISO 4217, for amounts in another currency than the plan's.</summary>
    public Code? Currency { get; init; }

    /// <summary>Whether the pilot has made the change already.</summary>
    public bool IsPiloted { get; init; }
}
