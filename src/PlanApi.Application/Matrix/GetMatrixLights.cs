using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.Scorecards;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Matrix;

/// <summary>
/// All lights of the plan's matrix in one answer: for each row, column and cell, the indicators with target numbers there, and the targets
/// there.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Date">The day; today in the plan's time zone when absent.</param>
/// <param name="Period">The period that is judged; the plan's year when absent.</param>
/// <param name="Indicators">The indicators; when absent, those that have targets in the cube. The targets that stand in the cells count
/// in any case.</param>
public sealed record GetMatrixLights(Code Plan, DateOnly? Date = null, Period? Period = null, IReadOnlyList<Code>? Indicators = null)
    : Query<MatrixLights>
{
    /// <summary>The scenario with the target numbers.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>The lights of a matrix.</summary>
/// <param name="Date">The day.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Period">The period that is judged.</param>
/// <param name="Rows">The rows' members.</param>
/// <param name="Columns">The columns' members.</param>
/// <param name="Cells">Row by row: each column, and then the row as a whole; at the end the columns as a whole, and the total. Hidden
/// totals are left out.</param>
public sealed record MatrixLights(
    DateOnly Date,
    Code Scenario,
    Period Period,
    IReadOnlyList<Code> Rows,
    IReadOnlyList<Code> Columns,
    IReadOnlyList<LitCell> Cells
);

/// <summary>A place of the matrix with its lights.</summary>
/// <param name="Row">The row's member; absent for a column as a whole.</param>
/// <param name="Column">The column's member; absent for a row as a whole.</param>
/// <param name="Light">The light of its score. Without a score: stale if one of its numbers is stale, otherwise noData.</param>
/// <param name="Score">The mean attainment of its numbers, each limited to 0 to 1.2.</param>
/// <param name="Coverage">The share of its numbers that have data.</param>
/// <param name="Lights">The numbers.</param>
public sealed record LitCell(Code? Row, Code? Column, Light Light, Quantity? Score, Quantity Coverage, IReadOnlyList<CellLight> Lights);

/// <summary>A number in a place of the matrix.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Target">The target, if the number belongs to one; otherwise it is a target number of the cube.</param>
/// <param name="Light">The light.</param>
/// <param name="Reason">Why that is not a colour.</param>
/// <param name="Attainment">The share of the expected number that has been reached.</param>
/// <param name="Actual">The actual number.</param>
/// <param name="Expected">The number that is expected by the day.</param>
/// <param name="Goal">The goal at the end.</param>
public sealed record CellLight(
    Code Indicator,
    Code? Target,
    Light Light,
    LightReason? Reason,
    Quantity? Attainment,
    Quantity? Actual,
    Quantity? Expected,
    Quantity? Goal
);

internal sealed class GetMatrixLightsHandler(PlanDb db, ScoreReader scores, LightReader lights) : IHandler<GetMatrixLights, MatrixLights>
{
    private const int MaxNumbers = 100_000;

    public Task<Outcome<MatrixLights>> Handle(GetMatrixLights request, CancellationToken cancellation) =>
        Overflows.Answered<MatrixLights>(
            "/indicators",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                if (!(await scores.Open(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
                    return failure;
                if (plan.Row.Matrix is null)
                    return new NoMatrix(request.Plan.ToString());
                if (Faults(request, plan) is { } fault)
                    return fault;
                if (!lights.Day(plan.Row.Calendar, plan.Row.TimeZone, request.Date).IsSuccess(out var asked, out failure))
                    return failure;
                if (!plan.Structure.Scenarios.TryGetValue(request.Scenario, out var scenario))
                    return Invalid.One(FaultCodes.UnknownReference, "/scenario", $"There is no scenario '{request.Scenario}'.");
                var indicators =
                    request.Indicators ?? await scores.TargetedIndicators(plan.Row, plan.Structure, plan.Grants, scenario, cancellation);
                var layout = CubeMatrix.Of(plan.Row, plan.Structure);
                var (rows, columns) = (
                    CubeMatrix.Top(plan.Structure, plan.Grants, layout.Rows, asked.Day),
                    CubeMatrix.Top(plan.Structure, plan.Grants, layout.Columns, asked.Day)
                );
                if ((rows.Count + 1L) * (columns.Count + 1L) * Math.Max(indicators.Count, 1) > MaxNumbers)
                    return new TooLarge($"{MaxNumbers:N0} numbers of a matrix; name fewer indicators");
                plan = plan with { Parts = plan.Parts.In(request.Scenario) };
                var period = request.Period ?? Period.OfYear(plan.Structure.Calendar.Year);
                var responsibility = plan.Parts.Responsibility!;
                var targets = plan
                    .Targets.Where(target => (target.Period ?? Period.OfYear(plan.Structure.Calendar.Year)) == period)
                    .SelectMany(target => responsibility.PlacesOf(target).Select(place => (place, target)))
                    .ToArray();
                // Rows are answers and not summed: all lines of a tier together answer for everything that lies there.
                var (byPlace, byColumn) = (
                    targets.ToLookup(pair => pair.place, pair => pair.target),
                    targets.ToLookup(pair => pair.place.Column, pair => pair.target)
                );
                if (
                    !(
                        await lights.Open(
                            plan.Row,
                            plan.Structure,
                            plan.Grants,
                            request.Scenario,
                            asked.Day,
                            indicators.Union(LightReader.Of(plan.Targets)),
                            cancellation
                        )
                    ).IsSuccess(out var open, out failure)
                )
                    return failure;
                (Code? Row, Code? Column, Scope Scope)[] places =
                [
                    .. rows.Select(row => (Code?)row)
                        .Append(null)
                        .SelectMany(row =>
                            columns
                                .Select(column => (Code?)column)
                                .Append(null)
                                .Select(column => (row, column, Scope: Scope.Top.With(layout.Rows, row).With(layout.Columns, column)))
                        )
                        .Where(place => plan.Grants.MaySee(plan.Structure.Scopes, place.Scope)),
                ];
                var reader = new ClaimReader(plan.Structure.Calendar, plan.Structure.Definitions, asked.Day);
                var numbers = CubeMatrix.Claims(
                    open,
                    indicators,
                    [.. places.Select(place => place.Scope)],
                    responsibility.LinesOf(plan.Targets),
                    period
                );
                var claims = places
                    .Select(place =>
                        Claims(
                            [
                                .. (
                                    place.Row is null
                                        ? byColumn[place.Column].Distinct()
                                        : byPlace[new MatrixPlace(place.Row, place.Column)]
                                ).Select(reader.Read),
                            ],
                            numbers[place.Scope]
                        )
                    )
                    .ToArray();
                // A number may stand in a row, in a column and in all.
                LightClaim[] once = [.. claims.SelectMany(own => own).DistinctBy(claim => claim.Key)];
                var lit = once.Zip(open.Lit(once)).ToDictionary(pair => pair.First.Key, pair => pair.Second);
                return new MatrixLights(
                    asked.Day,
                    request.Scenario,
                    period,
                    rows,
                    columns,
                    [.. places.Select((place, at) => Cell(place.Row, place.Column, [.. claims[at].Select(claim => lit[claim.Key])]))]
                );
            }
        );

    // A target that stands there says more than the number of the cube.
    private static LightClaim[] Claims(LightClaim[] targets, IEnumerable<LightClaim> numbers) =>
        [
            .. targets.OrderBy(claim => claim.Key, StringComparer.Ordinal),
            .. numbers.Where(number => !Array.Exists(targets, target => target.Indicator.Code == number.Indicator.Code)),
        ];

    private static LitCell Cell(Code? row, Code? column, LitNumber[] numbers)
    {
        var score = Score.Of([
            [.. numbers.Select(number => ((Quantity?)null, number.Counted))],
        ]);
        return new LitCell(
            row,
            column,
            Lighting.OfParts(score.Value, numbers.Select(number => number.Light)),
            Shown.Of(score.Value),
            Shown.Of(score.Coverage) ?? default,
            [
                .. numbers.Select(number => new CellLight(
                    number.Claim.Indicator.Code,
                    number.Claim.Target?.Code,
                    number.Light,
                    number.Reason == LightReason.None ? null : number.Reason,
                    Shown.Of(number.Attainment?.Value),
                    Shown.Of(number.Actual),
                    Shown.Of(number.Pace?.Expected?.Low),
                    Shown.Of(number.Goal?.Goal?.Low)
                )),
            ]
        );
    }

    private static Invalid? Faults(GetMatrixLights request, ScoreReader.ScoredPlan plan)
    {
        var faults = new FaultList();
        if (request.Period is { } period && !plan.Structure.Calendar.Holds(period))
            faults.Add(FaultCodes.PeriodOutsideCalendar, "/period", $"{period} lies outside the plan's years.");
        foreach (var indicator in request.Indicators?.Where(indicator => !plan.Structure.Indicators.ContainsKey(indicator)) ?? [])
            faults.Add(FaultCodes.UnknownReference, "/indicators", $"There is no indicator '{indicator}'.");
        if (request.Indicators is { } named && named.Distinct().Count() != named.Count)
            faults.Add(FaultCodes.DuplicateItem, "/indicators", "An indicator is named twice.");
        return faults.IsEmpty ? null : new Invalid(faults.Faults);
    }
}
