using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.Targets;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Forecasts;

/// <summary>
/// Loads the data for forecasts into memory, with as many reads as there are indicators, however many targets. Call within a snapshot or a
/// command.
/// </summary>
public sealed class OutlookReader(PlanDb db, LightReader lights)
{
    /// <summary>
    /// The methods that are used, in order, where the request names no method: entered forecasts, then the shape of last year, then the
    /// run rate.
    /// </summary>
    public static readonly IReadOnlyList<ForecastMethod> Usual = [ForecastMethod.Entered, ForecastMethod.Seasonal, ForecastMethod.RunRate];

    /// <summary>Opens the forecasts of some targets.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="structure">The plan's structure.</param>
    /// <param name="grants">The caller's grants.</param>
    /// <param name="scenario">The scenario with the forecasts and targets.</param>
    /// <param name="day">The last day whose actuals count.</param>
    /// <param name="methods">The methods to try at each place, in order.</param>
    /// <param name="indicators">The indicators that will be asked for.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<Outcome<OpenOutlooks>> Open(
        PlanRow plan,
        CubeStructure structure,
        Grants grants,
        Code scenario,
        DateOnly day,
        IReadOnlyList<ForecastMethod> methods,
        IEnumerable<Code> indicators,
        CancellationToken cancellation
    )
    {
        if (
            !(await lights.Open(plan, structure, grants, scenario, day, indicators, cancellation, "/scenario", Measure.Forecast)).IsSuccess(
                out var open,
                out var failure
            )
        )
            return failure;
        var claims = new ClaimReader(structure.Calendar, structure.Definitions, day);
        var all = methods.Contains(ForecastMethod.RemainingTargets)
            ? ScenarioPartitions
                .LineOf(structure, scenario)
                .Of(await new TargetTable(db).Read(plan.Id, Visibility.Everything, cancellation))
                .Where(target => grants.MaySee(target.Indicator))
                .Select(claims.Read)
                .ToArray()
            : [];
        var reader = new ForecastReader(open.Engine, open.Baseline, open.Board, day);
        return new OpenOutlooks(open, grants, methods, claims, all, reader, new OutlookBoard(open.Engine, open.Board, reader, grants));
    }

    /// <summary>Adds a fault for methods that make no sense.</summary>
    internal static void Check(IReadOnlyList<ForecastMethod> methods, FaultList faults)
    {
        if (methods.Count == 0)
            faults.Add(FaultCodes.TooFew, "/methods", "Name at least one method.");
        if (methods.Distinct().Count() != methods.Count)
            faults.Add(FaultCodes.DuplicateItem, "/methods", "A method is named twice.");
    }
}

/// <summary>A plan whose outlooks can be computed without reading anything more.</summary>
/// <param name="Lights">The numbers of the plan.</param>
/// <param name="Grants">The caller's grants.</param>
/// <param name="Methods">The methods to try at each place, in order.</param>
/// <param name="Claims">Reads targets as claims.</param>
/// <param name="All">All targets as claims, where remaining targets are asked for.</param>
/// <param name="Reader">Makes the forecasts.</param>
/// <param name="Board">Compares forecasts with targets.</param>
public sealed record OpenOutlooks(
    OpenLights Lights,
    Grants Grants,
    IReadOnlyList<ForecastMethod> Methods,
    ClaimReader Claims,
    IReadOnlyList<LightClaim> All,
    ForecastReader Reader,
    OutlookBoard Board
)
{
    /// <summary>The outlooks of some targets, in their order.</summary>
    /// <exception cref="OverflowException">A number does not fit.</exception>
    public IReadOnlyList<Outlook> Of(IEnumerable<Target> targets)
    {
        LightClaim[] claims = [.. targets.Select(Claims.Read)];
        Lights.ReadAhead(claims);
        return Board.Of(claims, Lights.Day, Methods, All);
    }
}
