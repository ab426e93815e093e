using PlanApi.Api.Http;
using PlanApi.Api.Rest.Access;
using PlanApi.Api.Rest.Actuals;
using PlanApi.Api.Rest.Alerts;
using PlanApi.Api.Rest.Budgets;
using PlanApi.Api.Rest.Calendars;
using PlanApi.Api.Rest.ChangeControl;
using PlanApi.Api.Rest.Closings;
using PlanApi.Api.Rest.Comments;
using PlanApi.Api.Rest.Cube;
using PlanApi.Api.Rest.Decomposition;
using PlanApi.Api.Rest.Dimensions;
using PlanApi.Api.Rest.Documents;
using PlanApi.Api.Rest.Drivers;
using PlanApi.Api.Rest.Duties;
using PlanApi.Api.Rest.Events;
using PlanApi.Api.Rest.Forecasts;
using PlanApi.Api.Rest.History;
using PlanApi.Api.Rest.Imports;
using PlanApi.Api.Rest.Lights;
using PlanApi.Api.Rest.Mail;
using PlanApi.Api.Rest.Matrix;
using PlanApi.Api.Rest.Objectives;
using PlanApi.Api.Rest.Operations;
using PlanApi.Api.Rest.Pace;
using PlanApi.Api.Rest.People;
using PlanApi.Api.Rest.Plans;
using PlanApi.Api.Rest.Progress;
using PlanApi.Api.Rest.Reviews;
using PlanApi.Api.Rest.Risks;
using PlanApi.Api.Rest.RollForward;
using PlanApi.Api.Rest.Rounds;
using PlanApi.Api.Rest.Schedules;
using PlanApi.Api.Rest.Scorecards;
using PlanApi.Api.Rest.Spreading;
using PlanApi.Api.Rest.Validation;
using PlanApi.Api.Rest.Webhooks;

namespace PlanApi.Api.Rest;

/// <summary>Every REST endpoint, by capability.</summary>
internal static class RestEndpoints
{
    public static void MapRest(this WebApplication app)
    {
        app.MapPlanEndpoints();
        app.MapPlanDocuments();
        app.MapApiKeys();
        app.MapWebhooks();
        app.MapAllDuties();
        app.MapImportSchedules();
        app.MapStreamTickets();
        var plan = app.MapGroup("/v1/plans/{plan}");
        plan.MapKinds();
        plan.MapMemberLoads();
        plan.MapOkrs();
        plan.MapSlices();
        plan.MapWorkbooks();
        plan.MapCells();
        plan.MapActuals();
        plan.MapAlerts();
        plan.MapDuties();
        plan.MapMail();
        plan.MapComments();
        plan.MapEvidence();
        plan.MapReviews();
        plan.MapChangeRequests();
        plan.MapEvents();
        plan.MapSpreads();
        plan.MapDecompositions();
        plan.MapDrivers();
        plan.MapChangeSets();
        plan.MapComparison();
        plan.MapMatrix();
        plan.MapPaces();
        plan.MapForecasts();
        plan.MapLights();
        plan.MapScorecards();
        plan.MapProgress();
        plan.MapCalendar();
        plan.MapSchedule();
        plan.MapRiskMatrix();
        plan.MapBudget();
        plan.MapStaffing();
        plan.MapRiskSimulations();
        plan.MapRounds();
        plan.MapPeriodClosings();
        plan.MapRollForward();
        app.MapFindings();
        app.MapWork();
        app.MapOperations();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/work", new() { Predicate = check => check.Tags.Contains("work") });
        app.MapHealthChecks(
            "/health/ready",
            new() { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = HealthAnswer.Write }
        );
    }
}
