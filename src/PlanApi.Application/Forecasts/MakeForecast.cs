using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Forecasts;

/// <summary>
/// Makes a version of the forecast and stores it in a scenario, as monthly cells of the measure "forecast". Past months hold their
/// actuals; the other months are forecast by the method. After March, for example, with the method of remaining targets, controllers call
/// this 3+9.
/// </summary>
public sealed record MakeForecast(Code Plan, ForecastOrder Order) : Command<ForecastMade>
{
    /// <summary>How many months of places are written at most.</summary>
    public const int MaxCells = 1_000_000;

    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;

    /// <summary>Approval locks what is planned, never forecasts.</summary>
    public override bool ChangesLockedParts => false;
}

/// <summary>Which forecast to make.</summary>
public sealed record ForecastOrder
{
    /// <summary>The scenario that stores the forecast. Make one for each version that you want to keep.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The last day whose actuals count; today in the plan's time zone when absent.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The methods to try at each place, in order.</summary>
    public required IReadOnlyList<ForecastMethod> Methods { get; init; }

    /// <summary>Only these indicators, and the indicators that they are computed from; all with targets when absent.</summary>
    public IReadOnlyList<Code>? Indicators { get; init; }

    /// <summary>The places of the forecast, if indicators are given; the places of their targets when absent.</summary>
    public IReadOnlyList<Scope>? Scopes { get; init; }
}

/// <summary>A forecast that was made.</summary>
/// <param name="Version">The plan's version afterwards.</param>
/// <param name="Scenario">The scenario that holds it.</param>
/// <param name="Date">The last day whose actuals count.</param>
/// <param name="MonthsOver">How many months hold their actuals.</param>
/// <param name="MonthsLeft">How many are forecast.</param>
/// <param name="Places">How many places have a forecast.</param>
/// <param name="Changed">How many cells now have another value.</param>
/// <param name="Unchanged">How many had it already.</param>
/// <param name="Without">The places without a forecast, and the reasons; at most 1,000 of them.</param>
public sealed record ForecastMade(
    long Version,
    Code Scenario,
    DateOnly Date,
    int MonthsOver,
    int MonthsLeft,
    int Places,
    int Changed,
    int Unchanged,
    IReadOnlyList<OutlookPlace> Without
);

internal sealed class MakeForecastHandler(
    PlanDb db,
    PlanOpener opener,
    LightReader lights,
    OutlookReader outlooks,
    CellEntryWriter writer,
    ChangeRecorder recorder
) : IHandler<MakeForecast, ForecastMade>
{
    private const int MaxWithout = 1_000;

    public Task<Outcome<ForecastMade>> Handle(MakeForecast request, CancellationToken cancellation) =>
        Overflows.Answered("/methods", () => Make(request.Order, cancellation));

    private async Task<Outcome<ForecastMade>> Make(ForecastOrder order, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        if (!lights.Day(plan.Calendar, plan.TimeZone, order.Date).IsSuccess(out var asked, out var failure))
            return failure;
        if (!(await opener.Open(plan, cancellation)).IsSuccess(out var opened, out failure))
            return failure;
        var (_, structure, grants) = opened;
        if (Faults(order, structure, grants) is { IsEmpty: false } faults)
            return new Invalid(faults.Faults);
        var targets = ScenarioPartitions
            .LineOf(structure, order.Scenario)
            .Of(await new TargetTable(db).Read(plan.Id, Visibility.Everything, cancellation))
            .Where(target =>
                grants.MaySee(target.Indicator)
                && grants.MaySee(structure.Scopes, target.Scope)
                && order.Indicators?.Contains(target.Indicator) != false
            )
            .ToList();
        Code[] indicators = [.. order.Indicators ?? [], .. LightReader.Of(targets)];
        if (
            !(
                await outlooks.Open(plan, structure, grants, order.Scenario, asked.Day, order.Methods, indicators.Distinct(), cancellation)
            ).IsSuccess(out var open, out failure)
        )
            return failure;
        var claims = order.Scopes is { } scopes
            ? scopes.SelectMany(scope => order.Indicators!.Select(code => ClaimOf(open, code, scope)))
            : targets.Select(open.Claims.Read);
        var places = open.Board.Places(claims).Where(place => grants.MaySee(structure.Scopes, place.Scope)).ToArray();
        if ((long)places.Length * open.Reader.Months.Count > MakeForecast.MaxCells)
            return Invalid.One(
                FaultCodes.OutOfRange,
                "/scopes",
                $"These are {places.Length:N0} places; a forecast is made for {MakeForecast.MaxCells:N0} cells at most, at a month each."
            );
        return await Write(order, asked.Day, open, open.Reader.Make(places, order.Methods, open.All), cancellation);
    }

    private async Task<Outcome<ForecastMade>> Write(
        ForecastOrder order,
        DateOnly day,
        OpenOutlooks open,
        IReadOnlyDictionary<(Code Indicator, Scope Scope), MadeForecast> made,
        CancellationToken cancellation
    )
    {
        var cells = made.SelectMany(pair =>
                pair.Value.Months.Select(month => new CellEntry
                {
                    Indicator = pair.Key.Indicator,
                    Measure = Measure.Forecast,
                    Scope = pair.Key.Scope,
                    Period = month.Month,
                    Value = month.Number,
                })
            )
            .ToArray();
        var over = open.Reader.Months.Count(open.Reader.IsOver);
        var without = made.Where(pair => pair.Value.Fault != ForecastFault.None)
            .OrderBy(pair => pair.Key.Indicator)
            .ThenBy(pair => pair.Key.Scope.ToString(), StringComparer.Ordinal)
            .Take(MaxWithout)
            .Select(pair => OutlookPlace.Of(new PlacedForecast(pair.Key.Indicator, pair.Key.Scope, pair.Value), "en"))
            .ToArray();
        var written = new CellsWritten(open.Lights.Plan.Version, 0, 0);
        if (cells.Length > 0)
        {
            if (
                !(await writer.Write(new CellEntries { Scenario = order.Scenario, Cells = cells }, cancellation)).IsSuccess(
                    out var cellsWritten,
                    out var failure
                )
            )
                return failure;
            written = cellsWritten;
        }
        return new ForecastMade(
            written.Version,
            order.Scenario,
            day,
            over,
            open.Reader.Months.Count - over,
            made.Values.Count(forecast => forecast.Fault == ForecastFault.None),
            written.Changed,
            written.Unchanged,
            without
        );
    }

    private static Domain.Lights.LightClaim ClaimOf(OpenOutlooks open, Code indicator, Scope scope) =>
        Domain.Lights.ClaimReader.Of(
            open.Lights.Structure.Definitions[indicator],
            scope,
            Domain.Calendars.Period.OfYear(open.Lights.Structure.Calendar.Year),
            Fraction.Zero
        );

    private static FaultList Faults(ForecastOrder order, CubeStructure structure, Grants grants)
    {
        var faults = new FaultList();
        OutlookReader.Check(order.Methods, faults);
        for (var at = 0; at < (order.Indicators?.Count ?? 0); at++)
        {
            if (!structure.Indicators.ContainsKey(order.Indicators![at]))
                faults.Add(FaultCodes.UnknownReference, $"/indicators/{at}", $"There is no indicator '{order.Indicators[at]}'.");
        }
        if (order.Indicators is { Count: 0 })
            faults.Add(FaultCodes.TooFew, "/indicators", "Name at least one indicator, or leave this out for all that have targets.");
        if (order.Scopes is { Count: 0 })
            faults.Add(FaultCodes.TooFew, "/scopes", "Name at least one scope, or leave this out for the places of targets.");
        if (order.Scopes is not null && order.Indicators is null)
            faults.Add(FaultCodes.MissingField, "/indicators", "Say which indicators are to be forecast at these scopes.");
        for (var at = 0; at < (order.Scopes?.Count ?? 0) && !faults.IsFull; at++)
        {
            NamedPlaces.Check(structure, grants, order.Scopes![at], $"/scopes/{at}", faults);
            if (!grants.MaySee(structure.Scopes, order.Scopes[at]))
                faults.Add(FaultCodes.NotAllowed, $"/scopes/{at}", "You may write below some members only; name one of them.");
        }
        return faults;
    }
}
