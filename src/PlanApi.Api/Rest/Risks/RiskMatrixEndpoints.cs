using PlanApi.Api.Http;
using PlanApi.Application.Risks;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal static class RiskMatrixEndpoints
{
    private const string KindName = "kind";
    private const string SettleName = "settle";

    private static readonly QueryParameter[] _asked =
    [
        new(
            KindName,
            "Which assessment places a risk; the current one or, without one, the inherent one when absent.",
            QueryReader.Names<AssessmentType>()
        ),
        new(
            SettleName,
            "Which level counts where the plan's rules leave a cell open, or give it several levels; moreSevere when absent.",
            QueryReader.Names<RiskSettling>()
        ),
    ];

    public static void MapRiskMatrix(this RouteGroupBuilder plan)
    {
        plan.OnGet("/risk-matrix", Get)
            .WithTags("risks")
            .Sends(
                typeof(GetRiskMatrix),
                "getRiskMatrix",
                "The risks in the plan's matrix of probability and impact, with levels, appetites and when each is to be assessed again",
                _asked
            )
            .Produces<RiskHeatMap>();
        plan.OnGet("/risk-matrix/picture", Drawn)
            .WithTags("risks")
            .Sends(
                typeof(GetRiskPicture),
                "getRiskPicture",
                "The matrix of risks as a picture in SVG; in English or Chinese by Accept-Language",
                _asked
            )
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Svg)
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, MediaTypes.Problem);
    }

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetRiskMatrix(plan, Kind(asked), Settle(asked));
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }

    private static async Task<IResult> Drawn(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var (kind, settle) = (Kind(asked), Settle(asked));
        var request = new GetRiskPicture(plan, kind, settle, Languages.Of(context.Request))
        {
            DataAt = PictureData.OfRisks(plan, kind, settle),
        };
        return (await asked.Send(sender, request, cancellation)).ToPicture(context);
    }

    private static AssessmentType? Kind(QueryReader asked) => asked.ChoiceOrNull<AssessmentType>(KindName);

    private static RiskSettling Settle(QueryReader asked) => asked.Choice(SettleName, RiskSettling.MoreSevere);
}
