using PlanApi.Application.Lights;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Forecasts;

/// <summary>Whether a target will be reached: the target beside the forecast of its number at the end of its period.</summary>
public sealed record OutlookAnswer
{
    public required Code Target { get; init; }

    /// <summary>The key results with this target.</summary>
    public IReadOnlyList<Code> KeyResults { get; init; } = [];

    /// <summary>The indicator that is forecast; for a target of growth, the indicator that grows.</summary>
    public required Code Indicator { get; init; }

    public required Scope Scope { get; init; }

    public required Period Period { get; init; }

    /// <summary>The day by which it is forecast.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The last day of the last month that counts with its actual; absent before the year's first month is over.</summary>
    public DateOnly? ActualTo { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Why nothing is known.</summary>
    public OutlookReason? Reason { get; init; }

    /// <summary>The number that is forecast.</summary>
    public Quantity? Forecast { get; init; }

    /// <summary>The number that is wanted; the lower edge of a band.</summary>
    public Quantity? Goal { get; init; }

    /// <summary>The upper edge of a band.</summary>
    public Quantity? GoalUpper { get; init; }

    /// <summary>By how much the forecast is better than the target; negative if it is worse.</summary>
    public Quantity? Margin { get; init; }

    /// <summary>The forecast as a share of the target: 1 means that the target is just reached.</summary>
    public Quantity? Attainment { get; init; }

    /// <summary>The light that this attainment would have.</summary>
    public required Light Light { get; init; }

    /// <summary>The sources of the numbers for the remaining months.</summary>
    public IReadOnlyList<ForecastSource> Sources { get; init; } = [];

    public required string Sentence { get; init; }

    /// <summary>The monthly forecasts that the outlook is computed from; only for a single outlook.</summary>
    public IReadOnlyList<OutlookPlace>? Places { get; init; }

    internal AskedIn In { get; init; }

    internal IReadOnlyList<ForecastMethod> By { get; init; } = [];

    /// <summary>The scenario, day and language of the request.</summary>
    public AskedIn Asked() => In;

    /// <summary>The methods that were tried at each place, in order.</summary>
    public IReadOnlyList<ForecastMethod> Methods() => By;

    internal static OutlookAnswer Of(Outlook outlook, OpenOutlooks open, string language, IReadOnlyList<Code> keyResults, bool withPlaces)
    {
        var (goal, day) = (outlook.Goal.Goal, open.Lights.Day);
        var over = open.Reader.Months.Where(open.Reader.IsOver).ToArray();
        return new OutlookAnswer
        {
            Target = outlook.Claim.Target!.Code,
            KeyResults = keyResults,
            Indicator = outlook.Claim.Indicator.Code,
            Scope = outlook.Claim.Scope,
            Period = outlook.Claim.Period,
            Date = day,
            ActualTo = over.Length == 0 ? null : open.Lights.Structure.Calendar.Days(over[^1]).Last,
            Verdict = outlook.Verdict,
            Reason = outlook.Reason == OutlookReason.None ? null : outlook.Reason,
            Forecast = Shown.Of(outlook.Forecast),
            Goal = Shown.Of(goal?.Low),
            GoalUpper = goal is { Aim: Aim.Within } ? Shown.Of(goal.High) : null,
            Margin = Shown.Of(outlook.Margin),
            Attainment = Shown.Of(outlook.Attainment?.Value),
            Light = outlook.Light,
            Sources =
            [
                .. outlook.From.SelectMany(place => place.Made.Months.Skip(over.Length)).Select(month => month.Source).Distinct().Order(),
            ],
            Sentence = OutlookText.Sentence(outlook, language),
            In = new(open.Lights.Scenario.Code, language),
            By = open.Methods,
            Places = withPlaces
                ?
                [
                    .. outlook
                        .From.Where(place => open.Grants.MaySee(open.Lights.Structure.Scopes, place.Scope))
                        .Select(place => OutlookPlace.Of(place, language)),
                ]
                : null,
        };
    }
}

/// <summary>A forecast that an outlook is computed from.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Scope">Where.</param>
/// <param name="Fault">Why there is none.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="Months">The months of the plan's year.</param>
public sealed record OutlookPlace(Code Indicator, Scope Scope, ForecastFault? Fault, string? Sentence, IReadOnlyList<MonthForecast> Months)
{
    internal static OutlookPlace Of(PlacedForecast place, string language) =>
        place.Made.Fault == ForecastFault.None
            ? new OutlookPlace(place.Indicator, place.Scope, null, null, place.Made.Months)
            : new OutlookPlace(place.Indicator, place.Scope, place.Made.Fault, OutlookText.Fault(place, language), []);
}
