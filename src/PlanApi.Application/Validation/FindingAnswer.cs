using PlanApi.Application.Lights;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Validation;

/// <summary>A finding in words, with the data behind it.</summary>
public sealed record FindingAnswer
{
    public required string Rule { get; init; }

    public required Severity Severity { get; init; }

    public required RuleFamily Family { get; init; }

    /// <summary>The problem, with the values on both sides, in the requested language.</summary>
    public required string Sentence { get; init; }

    /// <summary>The places that the finding is about. The first one is the place to look at first.</summary>
    public required IReadOnlyList<PlaceAnswer> Places { get; init; }

    /// <summary>The calculation, line by line, to be redone by hand.</summary>
    public required IReadOnlyList<StepAnswer> Arithmetic { get; init; }

    /// <summary>The sentence's arguments, for clients that write their own sentences.</summary>
    public required IReadOnlyDictionary<string, string> Arguments { get; init; }

    /// <summary>The same as long as the rule and the places are the same. A waiver names the finding by it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The code of the waiver that accepts it.</summary>
    public Code? Waiver { get; init; }

    internal AskedIn? In { get; init; }

    /// <summary>The scenario, day and language of the request; null for a document that is not stored.</summary>
    public AskedIn? Asked() => In;

    public static FindingAnswer Of(Judgement judgement, string language, Code? scenario = null)
    {
        var (finding, names) = (judgement.Finding, judgement.Names);
        return new FindingAnswer
        {
            Rule = finding.Rule,
            Severity = finding.Severity,
            Family = RuleCatalogue.Find(finding.Rule)!.Family,
            Sentence = FindingText.Sentence(finding, language, names),
            Places = [.. finding.Places.Select(place => PlaceAnswer.Of(place, language, names))],
            Arithmetic =
            [
                .. finding.Arithmetic.Select(step => new StepAnswer(
                    FindingText.Label(step, language, names),
                    FindingText.Arithmetic(finding, step.Expression, language, names),
                    FindingText.Arithmetic(finding, step.Result, language, names)
                )),
            ],
            Arguments = finding.Arguments,
            Fingerprint = finding.Fingerprint,
            Waiver = judgement.Waiver?.Code,
            In = scenario is { } code ? new(code, language) : null,
        };
    }
}

/// <summary>A part of the plan that a finding is about.</summary>
/// <param name="Kind">The collection of the plan document: targets, groups, weights, plan, ...</param>
/// <param name="Key">The part's key in it.</param>
/// <param name="Field">The field of the part; absent for the part as a whole.</param>
/// <param name="Value">The statement of the place, in words: "at least 4.6".</param>
/// <param name="Indicator">The indicator that it is about.</param>
/// <param name="Scope">The scope that it is about.</param>
/// <param name="Period">The period that it is about.</param>
/// <param name="Source">The section of the plan's text with the statement.</param>
public sealed record PlaceAnswer(
    string Kind,
    string Key,
    string? Field,
    string? Value,
    Code? Indicator,
    Scope? Scope,
    Period? Period,
    Code? Source
)
{
    internal static PlaceAnswer Of(Place place, string language, PlanNames names) =>
        new(
            place.Kind,
            place.Key,
            place.Field,
            FindingText.Value(place, language, names),
            place.Indicator,
            place.Scope,
            place.Period,
            place.Source
        );
}

/// <summary>One line of arithmetic.</summary>
/// <param name="Label">The name of the result.</param>
/// <param name="Expression">The calculation with its numbers.</param>
/// <param name="Result">The result.</param>
public sealed record StepAnswer(string Label, string Expression, string Result);
