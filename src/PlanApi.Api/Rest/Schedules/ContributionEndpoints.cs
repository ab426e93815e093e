using PlanApi.Api.Http;
using PlanApi.Application.Schedules;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Schedules;

internal sealed class ContributionEndpoints : EndpointsOf<Contribution>
{
    private const string OfInitiative = "initiative";
    private const string OnTarget = "target";

    protected override Contribution Example =>
        new()
        {
            Code = Code.Known("latin-america-share"),
            Initiative = Code.Known("latin-america-first"),
            Target = Code.Known("latam-gmv-share-initiative"),
            Effect = new Quantity(30_000),
        };

    protected override void MapOthers(RouteGroupBuilder plan) =>
        plan.OnGet("/contribution-effects", Effects)
            .WithTags("contributions")
            .Sends(
                typeof(ListContributionEffects),
                "listContributionEffects",
                "By how much the targets' numbers have changed since the initiatives that serve them began, and what part of the expected "
                    + "effects that is",
                CommonParameters.Date,
                new QueryParameter(OfInitiative, "Only of this initiative."),
                new QueryParameter(OnTarget, "Only on this target."),
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<ContributionEffectAnswer>>();

    private static async Task<IResult> Effects(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListContributionEffects(plan, asked.Day())
        {
            Initiative = asked.Code(OfInitiative),
            Target = asked.Code(OnTarget),
            Language = Languages.Of(context.Request),
            Page = asked.Page(),
        };
        return PageAnswer<ContributionEffectAnswer>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }
}
