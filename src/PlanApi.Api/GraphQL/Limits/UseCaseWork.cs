using PlanApi.Application.Alerts;
using PlanApi.Application.Cube.Explanations;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Documents;
using PlanApi.Application.Drivers;
using PlanApi.Application.Forecasts;
using PlanApi.Application.History;
using PlanApi.Application.Lights;
using PlanApi.Application.Matrix;
using PlanApi.Application.Pace;
using PlanApi.Application.Progress;
using PlanApi.Application.Reviews;
using PlanApi.Application.Risks;
using PlanApi.Application.Rounds;
using PlanApi.Application.Scenarios;
using PlanApi.Application.Schedules;
using PlanApi.Application.Scorecards;
using PlanApi.Application.Spreading;
using PlanApi.Application.Validation;

namespace PlanApi.Api.GraphQL.Limits;

/// <summary>
/// The work of use cases that compute more than they read. It is counted in fields of an answer, however small the sent answer is. It was
/// measured on the reference plan with a year of actuals, where a millisecond equals about thirty fields. All other use cases count only
/// the fields that they send.
/// </summary>
internal static class UseCaseWork
{
    private static readonly Dictionary<Type, int> Known = new()
    {
        [typeof(ExportPlan)] = 100_000,
        [typeof(ListOutlooks)] = 40_000,
        [typeof(GetTargetOutlook)] = 5_000,
        [typeof(GetTargetTrend)] = 5_500,
        [typeof(ListLights)] = 5_000,
        [typeof(ListContributionEffects)] = 5_000,
        [typeof(GetMatrixLights)] = 5_000,
        [typeof(GetMatrixPicture)] = 5_000,
        [typeof(GetOkrPicture)] = 10_000,
        [typeof(GetTargetLight)] = 500,
        [typeof(GetKeyResultLight)] = 500,
        [typeof(GetPace)] = 500,
        [typeof(GetImprovementEffect)] = 2_000,
        [typeof(GetScorecard)] = 2_000,
        [typeof(CompareScores)] = 4_000,
        [typeof(GetScoreTrend)] = 20_000,
        [typeof(GetMatrixNumbers)] = 2_000,
        [typeof(ReadSlice)] = 2_000,
        [typeof(ExportSlice)] = 20_000,
        [typeof(ExplainCell)] = 500,
        [typeof(ListDifferences)] = 5_000,
        [typeof(CompareVersions)] = 10_000,
        [typeof(PreviewSpread)] = 10_000,
        [typeof(ExportSpreadPreview)] = 10_000,
        [typeof(GetDriverTree)] = 5_000,
        [typeof(GetTornado)] = 5_000,
        [typeof(GetTornadoPicture)] = 5_000,
        [typeof(AttributeChange)] = 5_000,
        [typeof(TryDriverChanges)] = 5_000,
        [typeof(ListFindings)] = 2_000,
        [typeof(CheckWhatIf)] = 20_000,
        [typeof(ValidateDocument)] = 20_000,
        [typeof(GetReviewReport)] = 2_000,
        [typeof(SimulateRisks)] = 40_000,
        [typeof(GetRoundProgress)] = 2_000,
    };

    public static int Of(Type useCase) => Known.GetValueOrDefault(useCase);
}
