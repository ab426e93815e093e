using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Comments;

/// <summary>The subject of a comment or of a piece of evidence: exactly one of these.</summary>
public sealed record Subject
{
    /// <summary>A number of the cube, whether it is stored, rolled up or missing.</summary>
    public SubjectCell? Cell { get; init; }

    public Code? Target { get; init; }

    public Code? KeyResult { get; init; }

    public Code? Objective { get; init; }

    public Code? Indicator { get; init; }

    /// <summary>An alert's number.</summary>
    public long? Alert { get; init; }

    /// <summary>A review's number.</summary>
    public long? Review { get; init; }

    /// <summary>The form of a subject as one text.</summary>
    public const string Expectation =
        "target:CODE, keyResult:CODE, objective:CODE, indicator:CODE, alert:NUMBER, review:NUMBER or "
        + "cell:SCENARIO/MEASURE/INDICATOR/SCOPE/PERIOD, such as cell:baseline/actual/gmv/tier=mid/2024-Q1";

    /// <summary>The kind of the subject; null if none is given, or several are.</summary>
    public SubjectKind? KindOf()
    {
        (SubjectKind Kind, bool IsNamed)[] all =
        [
            (SubjectKind.Cell, Cell is not null),
            (SubjectKind.Target, Target is not null),
            (SubjectKind.KeyResult, KeyResult is not null),
            (SubjectKind.Objective, Objective is not null),
            (SubjectKind.Indicator, Indicator is not null),
            (SubjectKind.Alert, Alert is not null),
            (SubjectKind.Review, Review is not null),
        ];
        return all.Where(one => one.IsNamed).Select(one => (SubjectKind?)one.Kind).ToArray() is [var only] ? only : null;
    }

    /// <summary>The subject as one text, as <see cref="Parse"/> reads it; empty if there is none.</summary>
    public override string ToString() =>
        KindOf() switch
        {
            SubjectKind.Cell => $"cell:{Cell}",
            SubjectKind.Target => $"target:{Target}",
            SubjectKind.KeyResult => $"keyResult:{KeyResult}",
            SubjectKind.Objective => $"objective:{Objective}",
            SubjectKind.Indicator => $"indicator:{Indicator}",
            SubjectKind.Alert => $"alert:{Alert}",
            SubjectKind.Review => $"review:{Review}",
            _ => "",
        };

    /// <summary>Reads a subject; null if the text is not a subject.</summary>
    public static Subject? Parse(string text)
    {
        var at = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, name) = at < 0 ? ("", "") : (text[..at], text[(at + 1)..]);
        if (kind == "cell")
            return SubjectCell.Parse(name) is { } cell ? new Subject { Cell = cell } : null;
        if (kind is "alert" or "review")
        {
            return !long.TryParse(
                    name,
                    System.Globalization.NumberStyles.None,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var number
                )
                    ? null
                : kind == "alert" ? new Subject { Alert = number }
                : new Subject { Review = number };
        }
        if (!Code.TryParse(name, out var code))
            return null;
        return kind switch
        {
            "target" => new Subject { Target = code },
            "keyResult" => new Subject { KeyResult = code },
            "objective" => new Subject { Objective = code },
            "indicator" => new Subject { Indicator = code },
            _ => null,
        };
    }
}

/// <summary>The kinds of subject.</summary>
public enum SubjectKind
{
    Cell,
    Target,
    KeyResult,
    Objective,
    Indicator,
    Alert,
    Review,
}

/// <summary>A place in the cube that comments are about.</summary>
public sealed record SubjectCell
{
    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>Which number; the target when absent.</summary>
    public Measure Measure { get; init; }

    public required Code Indicator { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public required Period Period { get; init; }

    public override string ToString() =>
        $"{Scenario}/{CamelCase.Of(Measure)}/{Indicator}/" + $"{(Scope.Count == 0 ? "top" : Scope)}/{Period}";

    internal static SubjectCell? Parse(string text)
    {
        var parts = text.Split('/');
        return
            parts.Length == 5
            && Code.TryParse(parts[0], out var scenario)
            && CamelCase.Values<Measure>().TryGetValue(parts[1], out var measure)
            && Code.TryParse(parts[2], out var indicator)
            && Scope.Parse(parts[3]) is { } scope
            && Period.TryParse(parts[4], out var period)
            ? new SubjectCell
            {
                Scenario = scenario,
                Measure = measure,
                Indicator = indicator,
                Scope = scope,
                Period = period,
            }
            : null;
    }
}
