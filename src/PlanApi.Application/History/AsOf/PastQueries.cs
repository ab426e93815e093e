using System.Collections.Frozen;
using PlanApi.Application.Budgets;
using PlanApi.Application.Calendars;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Documents;
using PlanApi.Application.Drivers;
using PlanApi.Application.Forecasts;
using PlanApi.Application.History;
using PlanApi.Application.Matrix;
using PlanApi.Application.Objectives;
using PlanApi.Application.Pace;
using PlanApi.Application.Parts;
using PlanApi.Application.People;
using PlanApi.Application.Plans;
using PlanApi.Application.Risks;
using PlanApi.Application.Scenarios;
using PlanApi.Application.Schedules;
using PlanApi.Application.Scorecards;
using PlanApi.Application.Validation;
using PlanApi.Application.Weights;

namespace PlanApi.Application.History.AsOf;

/// <summary>
/// The queries whose answers follow from a plan's parts and numbers, and the day, alone. All others are refused as of a past moment: a new
/// query is, until it stands here.
/// </summary>
public static class PastQueries
{
    private static readonly FrozenSet<Type> Known = new[]
    {
        typeof(GetPlan),
        typeof(GetPart<>),
        typeof(ListParts<>),
        typeof(WriteParts<>),
        typeof(FetchParts<>),
        typeof(CountParts<>),
        typeof(ExportPlan),
        typeof(GetCalendar),
        typeof(ReadSlice),
        typeof(ExportSlice),
        typeof(ListDifferences),
        typeof(ListFindings),
        typeof(GetFinding),
        typeof(GetMatrix),
        typeof(GetMatrixNumbers),
        typeof(GetScorecard),
        typeof(GetScoreTrend),
        typeof(CompareScores),
        typeof(GetPace),
        typeof(ListOutlooks),
        typeof(GetTargetOutlook),
        typeof(GetTargetTrend),
        typeof(GetOkr),
        typeof(GetBudget),
        typeof(GetStaffing),
        typeof(GetSchedule),
        typeof(GetGanttChart),
        typeof(GetScheduleCalendar),
        typeof(ListContributionEffects),
        typeof(GetRiskMatrix),
        typeof(GetRiskPicture),
        typeof(GetDriverTree),
        typeof(GetTornado),
        typeof(GetTornadoPicture),
        typeof(AttributeChange),
        typeof(ListWeightsInForce),
    }.ToFrozenSet();

    /// <summary>Whether a use case can be asked as of a past moment.</summary>
    public static bool Has(Type useCase) => Known.Contains(useCase.IsGenericType ? useCase.GetGenericTypeDefinition() : useCase);

    /// <summary>Whether the present answers, whatever moment is asked for.</summary>
    internal static bool IsOfThePresent(Type request) => request == typeof(FetchPlanState);
}
