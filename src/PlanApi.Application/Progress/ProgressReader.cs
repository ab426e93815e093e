using PlanApi.Application.Alerts;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Errors;
using PlanApi.Application.Forecasts;
using PlanApi.Application.Lights;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Progress;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Progress;

/// <summary>The wanted part of a plan's progress.</summary>
/// <param name="Scenario">The scenario with the target numbers.</param>
/// <param name="Date">The day; today when absent.</param>
/// <param name="Language">The language of the sentences.</param>
/// <param name="Outlooks">Whether forecasts are.</param>
/// <param name="Alerts">Whether open alerts are.</param>
public sealed record ProgressWanted(Code Scenario, DateOnly? Date, string Language, bool Outlooks, bool Alerts);

/// <summary>
/// Computes the progress of many objectives and key results at once. The number of statements does not depend on how many there are, once
/// the plan's cells are in memory. Call within a snapshot.
/// </summary>
public sealed class ProgressReader(LightReader lights, OutlookReader outlooks, AlertStore alerts)
{
    /// <summary>The tree of a plan's parts that are in force in a scenario.</summary>
    internal static ProgressTree Tree(PlannedParts parts, DateOnly day) =>
        new(
            new ProgressParts(
                parts.Structure.Scopes,
                parts.Structure.Calendar,
                parts.Responsibility,
                parts.Objectives,
                parts.KeyResults,
                parts.Targets,
                parts.WeightsOn(day)
            )
        );

    /// <summary>The day that is meant.</summary>
    internal Outcome<DayAsked> Day(PlannedParts parts, DateOnly? date) => lights.Day(parts.Row.Calendar, parts.Row.TimeZone, date);

    /// <summary>The progress of some objectives, with the objectives that serve them, and of some key results, with their parts.</summary>
    internal async Task<Outcome<ProgressBoard>> Of(
        PlannedParts parts,
        Grants grants,
        ProgressTree tree,
        DateOnly day,
        ProgressWanted wanted,
        IReadOnlyCollection<Code> objectives,
        IReadOnlyCollection<Code> keyResults,
        CancellationToken cancellation
    )
    {
        var targets = tree.Needed(objectives, keyResults);
        OpenLights? open;
        OpenOutlooks? forecast = null;
        Failure? failure;
        if (wanted.Outlooks)
        {
            if (
                !(
                    await outlooks.Open(
                        parts.Row,
                        parts.Structure,
                        grants,
                        wanted.Scenario,
                        day,
                        OutlookReader.Usual,
                        LightReader.Of(targets),
                        cancellation
                    )
                ).IsSuccess(out forecast, out failure)
            )
                return failure;
            open = forecast.Lights;
        }
        else if (
            !(await lights.Open(parts.Row, parts.Structure, grants, wanted.Scenario, day, LightReader.Of(targets), cancellation)).IsSuccess(
                out open,
                out failure
            )
        )
        {
            return failure;
        }
        tree.Light(open.Lit(targets));
        return new ProgressBoard(
            tree,
            day,
            wanted.Language,
            wanted.Scenario,
            parts.KeyResults.OrderBy(result => result.Code).ToLookup(result => result.Target, result => result.Code),
            forecast is null ? null : (forecast, forecast.Of(targets).ToDictionary(outlook => outlook.Claim.Target!.Code)),
            wanted.Alerts ? await alerts.OpenOf(parts.Row.Id, targets.Select(target => target.Code), cancellation) : null
        );
    }
}
