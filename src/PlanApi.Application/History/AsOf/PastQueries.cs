using System.Collections.Frozen;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Alerts;
using PlanApi.Application.Budgets;
using PlanApi.Application.Calendars;
using PlanApi.Application.ChangeControl;
using PlanApi.Application.Closings;
using PlanApi.Application.Comments;
using PlanApi.Application.Cube.Explanations;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Cube.Workbooks;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Documents;
using PlanApi.Application.Drivers;
using PlanApi.Application.Duties;
using PlanApi.Application.Events;
using PlanApi.Application.Feeds;
using PlanApi.Application.Forecasts;
using PlanApi.Application.History;
using PlanApi.Application.Imports.Scheduling;
using PlanApi.Application.Lights;
using PlanApi.Application.Mail;
using PlanApi.Application.Matrix;
using PlanApi.Application.Objectives;
using PlanApi.Application.Operations;
using PlanApi.Application.Pace;
using PlanApi.Application.Parts;
using PlanApi.Application.People;
using PlanApi.Application.Plans;
using PlanApi.Application.Progress;
using PlanApi.Application.Reviews;
using PlanApi.Application.Risks;
using PlanApi.Application.Rounds;
using PlanApi.Application.Scenarios;
using PlanApi.Application.Schedules;
using PlanApi.Application.Scorecards;
using PlanApi.Application.Spreading;
using PlanApi.Application.Validation;
using PlanApi.Application.Webhooks;
using PlanApi.Application.Webhooks.Sending;
using PlanApi.Application.Weights;

namespace PlanApi.Application.History.AsOf;

/// <summary>
/// The queries that can be asked as of a past moment: their answers follow from the day and from what is made again of the history, which
/// is parts, numbers, lights, alerts and closings. All others are refused, each for its reason: a new query is, until it stands here.
/// </summary>
public static class PastQueries
{
    private const string OfHistory = "it tells the history, whose entries never change";
    private const string OfService = "it is about the service, not about one plan";
    private const string OfDiscussion = "comments, evidence and reviews are kept as they are now";
    private const string OfDuties = "it tells what is owed now, of which comments and reviews are a part";
    private const string OfRequests = "a change request tells its steps itself, each with its time";
    private const string OfWrites = "it prepares a write, and the past is not written";

    private static readonly FrozenSet<Type> Known = new[]
    {
        typeof(GetPlan),
        typeof(GetPart<>),
        typeof(ListParts<>),
        typeof(WriteParts<>),
        typeof(FetchParts<>),
        typeof(CountParts<>),
        typeof(FetchLinked<>),
        typeof(CountLinked<>),
        typeof(FindNode),
        typeof(ListTables),
        typeof(GetTable),
        typeof(ReadTable),
        typeof(ExportPlan),
        typeof(GetCalendar),
        typeof(ReadSlice),
        typeof(ExportSlice),
        typeof(ExplainCell),
        typeof(ListDifferences),
        typeof(ListFindings),
        typeof(GetFinding),
        typeof(CheckWhatIf),
        typeof(GetMatrix),
        typeof(GetMatrixNumbers),
        typeof(GetMatrixLights),
        typeof(GetMatrixPicture),
        typeof(GetScorecard),
        typeof(GetScoreTrend),
        typeof(CompareScores),
        typeof(FetchScores),
        typeof(FetchTargetOwners),
        typeof(GetPace),
        typeof(ListOutlooks),
        typeof(GetTargetOutlook),
        typeof(GetTargetTrend),
        typeof(GetTargetLight),
        typeof(GetKeyResultLight),
        typeof(ListLights),
        typeof(ListLightChanges),
        typeof(ListAlerts),
        typeof(GetAlert),
        typeof(GetImprovementEffect),
        typeof(GetOkr),
        typeof(GetOkrTree),
        typeof(GetOkrPicture),
        typeof(FetchProgress),
        typeof(GetBudget),
        typeof(GetBudgetPicture),
        typeof(GetStaffing),
        typeof(GetSchedule),
        typeof(GetGanttChart),
        typeof(GetScheduleCalendar),
        typeof(PreviewSlips),
        typeof(ListContributionEffects),
        typeof(GetRiskMatrix),
        typeof(GetRiskPicture),
        typeof(SimulateRisks),
        typeof(GetLossPicture),
        typeof(GetDriverTree),
        typeof(GetTornado),
        typeof(GetTornadoPicture),
        typeof(AttributeChange),
        typeof(TryDriverChanges),
        typeof(ListWeightsInForce),
        typeof(GetRoundProgress),
        typeof(ListPeriodClosings),
        typeof(GetPeriodClosing),
    }.ToFrozenSet();

    private static readonly FrozenDictionary<Type, string> Refused = new Dictionary<Type, string>
    {
        [typeof(ListChangeSets)] = OfHistory,
        [typeof(CountChangeSets)] = OfHistory,
        [typeof(GetChangeSet)] = OfHistory,
        [typeof(ListChanges)] = OfHistory,
        [typeof(FetchChanges)] = OfHistory,
        [typeof(ListPartHistory)] = OfHistory,
        [typeof(CompareVersions)] = OfHistory,
        [typeof(VerifyHistory)] = OfHistory,
        [typeof(ListEvents)] = OfHistory,
        [typeof(ListComments)] = OfDiscussion,
        [typeof(GetComment)] = OfDiscussion,
        [typeof(FetchComments)] = OfDiscussion,
        [typeof(FetchReplies)] = OfDiscussion,
        [typeof(ListEvidence)] = OfDiscussion,
        [typeof(GetEvidence)] = OfDiscussion,
        [typeof(FetchEvidence)] = OfDiscussion,
        [typeof(OpenEvidence)] = OfDiscussion,
        [typeof(ListReviews)] = OfDiscussion,
        [typeof(GetReview)] = OfDiscussion,
        [typeof(GetReviewReport)] = OfDiscussion,
        [typeof(FetchReviews)] = OfDiscussion,
        [typeof(FetchReviewEntry)] = OfDiscussion,
        [typeof(ListDuties)] = OfDuties,
        [typeof(GetDutyCalendar)] = OfDuties,
        [typeof(ListChangeRequests)] = OfRequests,
        [typeof(GetChangeRequest)] = OfRequests,
        [typeof(FetchChangeRequestEntry)] = OfRequests,
        [typeof(PreviewSpread)] = OfWrites,
        [typeof(ExportSpreadPreview)] = OfWrites,
        [typeof(ExportWorkbook)] = OfWrites,
        [typeof(PreviewDecomposition)] = OfWrites,
        [typeof(ListPlans)] = OfService,
        [typeof(CountPlans)] = OfService,
        [typeof(ListRules)] = OfService,
        [typeof(ValidateDocument)] = OfService,
        [typeof(ListApiKeys)] = OfService,
        [typeof(GetApiKey)] = OfService,
        [typeof(CreateStreamTicket)] = OfService,
        [typeof(ListOperations)] = OfService,
        [typeof(GetOperation)] = OfService,
        [typeof(GetOperationResult)] = OfService,
        [typeof(ListWork)] = OfService,
        [typeof(ListWebhooks)] = OfService,
        [typeof(GetMailPreferences)] = OfService,
        [typeof(GetWebhook)] = OfService,
        [typeof(TestWebhook)] = OfService,
        [typeof(ListWebhookDeliveries)] = OfService,
        [typeof(ListImportSchedules)] = OfService,
        [typeof(GetImportSchedule)] = OfService,
        [typeof(ListImportRuns)] = OfService,
    }.ToFrozenDictionary();

    /// <summary>Whether a use case can be asked as of a past moment.</summary>
    public static bool Has(Type useCase) => Known.Contains(Open(useCase));

    /// <summary>Why a use case cannot be asked as of a past moment, as the end of a sentence.</summary>
    public static string WhyNot(Type useCase) => Refused.GetValueOrDefault(Open(useCase), "it writes, and the past is not written");

    /// <summary>Whether somebody has decided what a query answers as of a past moment.</summary>
    public static bool IsDecided(Type query) => Has(query) || Refused.ContainsKey(Open(query)) || IsOfThePresent(query);

    /// <summary>Whether the present answers, whatever moment is asked for.</summary>
    internal static bool IsOfThePresent(Type request) => request == typeof(FetchPlanState) || request == typeof(FetchPlanCode);

    private static Type Open(Type useCase) => useCase.IsGenericType ? useCase.GetGenericTypeDefinition() : useCase;
}
