using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Forecasts;

/// <summary>Forecasts for many targets at once whether they will be reached.</summary>
/// <param name="plan">The scenario's numbers.</param>
/// <param name="board">Turns targets into numbers.</param>
/// <param name="reader">Makes the forecasts.</param>
/// <param name="grants">The caller's grants.</param>
public sealed class OutlookBoard(RollUpEngine plan, LightBoard board, ForecastReader reader, Grants grants)
{
    private CubeSource Source => plan.Source;

    /// <summary>The outlook of each claim, in their order.</summary>
    /// <param name="claims">The targets that are asked for.</param>
    /// <param name="day">The day by which they are read.</param>
    /// <param name="methods">The methods to try at each place, in order.</param>
    /// <param name="all">All of the plan's targets, for the method of remaining targets.</param>
    /// <exception cref="OverflowException">A number does not fit.</exception>
    public IReadOnlyList<Outlook> Of(
        IReadOnlyList<LightClaim> claims,
        DateOnly day,
        IReadOnlyList<ForecastMethod> methods,
        IReadOnlyList<LightClaim> all
    )
    {
        var made = reader.Make(Places(claims), methods, all);
        var engine = new RollUpEngine(ForecastCells.With(Source, made), grants);
        var numbers = new NumbersToDate(engine, claims.Select(Place));
        var goals = new ClaimReader(Source.Calendar, Source.Indicators, day);
        return
        [
            .. claims.Select(claim =>
                Judged(
                    new Outlook
                    {
                        Claim = claim,
                        Goal = board.GoalOf(goals, claim),
                        From =
                        [
                            .. Parts(claim, withWeights: false)
                                .Select(place => new PlacedForecast(place.Indicator, place.Scope, made[place])),
                        ],
                    },
                    numbers.Of(Place(claim))
                )
            ),
        ];
    }

    /// <summary>The places whose forecasts some claims need.</summary>
    public IReadOnlyCollection<(Code Indicator, Scope Scope)> Places(IEnumerable<LightClaim> claims) =>
        [.. claims.SelectMany(claim => Parts(claim, withWeights: true)).Distinct()];

    private Outlook Judged(Outlook outlook, CubeNumber number)
    {
        if (outlook.Without is not null)
            return outlook with { Reason = OutlookReason.NoForecast };
        if (!number.HasValue)
            return outlook with { Reason = IsByMonth(outlook.Claim.Period) ? OutlookReason.ForecastUndefined : OutlookReason.NotByMonth };
        outlook = outlook with { Forecast = number.Value };
        if (outlook.Goal.Goal is not { } goal)
            return outlook with { Reason = OutlookReason.NoGoal };
        var attainment = Attainment.Of(
            Expectation.Of(goal, Fraction.One, outlook.Claim.Indicator.Kind == Indicators.IndicatorKind.Flow),
            number.Value
        );
        return outlook with
        {
            Verdict = (Reaches(goal, outlook.Claim.Target?.Comparator, number.Value), reader.IsOver(outlook.Claim.Period)) switch
            {
                (true, false) => Verdict.WillMeet,
                (false, false) => Verdict.WillMiss,
                (true, true) => Verdict.Met,
                _ => Verdict.Missed,
            },
            Attainment = attainment,
            Light = Lighting.Of(attainment, Lighting.Of(outlook.Claim.Indicator), null),
        };
    }

    private static bool Reaches(Goal goal, Comparator? comparator, Fraction number) =>
        comparator switch
        {
            Comparator.MoreThan => number > goal.Low,
            Comparator.LessThan => number < goal.High,
            _ => goal.Aim switch
            {
                Aim.Up => number >= goal.Low,
                Aim.Down => number <= goal.High,
                _ => number >= goal.Low && number <= goal.High,
            },
        };

    private bool IsByMonth(Period period) =>
        (period.Grain == Grain.Month || PaceShare.Parts(Source.Calendar, period, Grain.Month).Count > 0)
        && Source.Calendar.Contains(Period.OfYear(Source.Calendar.Year), period);

    private IEnumerable<(Code Indicator, Scope Scope)> Parts(LightClaim claim, bool withWeights) =>
        NumbersToDate
            .StoredPlaces(Source, Place(claim), withWeights)
            .Where(place => place.Measure == Measure.Forecast)
            .Select(place => (place.Indicator, place.Scope))
            .Distinct();

    private PlaceOverDays Place(LightClaim claim)
    {
        var (first, last) = Source.Calendar.Days(claim.Period);
        return new PlaceOverDays(claim.Indicator.Code, Measure.Forecast, claim.Scope, new DaySpan(first, last));
    }
}
