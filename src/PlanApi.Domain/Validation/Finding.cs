using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>The severity of a finding: an error blocks the approval of a plan unless it is waived.</summary>
public enum Severity
{
    Note,
    Warning,
    Error,
}

/// <summary>
/// One result of validation. It holds codes, and values in <see cref="Notation"/>; <see cref="FindingText"/> puts them into words at the
/// end.
/// </summary>
public sealed record Finding
{
    /// <summary>The rule's code, such as <c>target-contradiction</c>.</summary>
    public required string Rule { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>The places that the finding is about. The first one is the place to look at first.</summary>
    public required IReadOnlyList<Place> Places { get; init; }

    /// <summary>The values for the placeholders in the rule's sentence: codes, periods, and values in <see cref="Notation"/>.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>The calculation, line by line, so that a planner can redo it by hand.</summary>
    public IReadOnlyList<Step> Arithmetic { get; init; } = [];

    /// <summary>Identifies the finding as long as its rule and places are the same, whatever the values. A waiver names it.</summary>
    public string Fingerprint => Fingerprints.Of(this);
}

/// <summary>A part of the plan that a finding is about.</summary>
/// <param name="Kind">The collection of the plan document: targets, groups, weights, plan, ...</param>
/// <param name="Key">The part's key in it.</param>
/// <param name="Value">The statement of the place, in <see cref="Notation"/>: <c>≥ 4.6</c>.</param>
public sealed record Place(string Kind, string Key, string? Value = null)
{
    /// <summary>The field of the part, such as <c>baseline</c>; absent for the part as a whole.</summary>
    public string? Field { get; init; }

    public Code? Indicator { get; init; }

    public Scope? Scope { get; init; }

    public Period? Period { get; init; }

    public Code? Source { get; init; }
}

/// <summary>One line of arithmetic: the name of the result, the calculation with its numbers, and the result.</summary>
/// <param name="Label">A phrase code that <see cref="Phrasebook"/> explains, or a plain name.</param>
/// <param name="Expression">The calculation with its numbers: <c>1.18 ^ 4 - 1</c>.</param>
/// <param name="Result">The result: <c>93.9 %</c>.</param>
public sealed record Step(string Label, string Expression, string Result);
