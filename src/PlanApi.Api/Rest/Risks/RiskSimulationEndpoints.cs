using PlanApi.Api.Http;
using PlanApi.Application.Risks;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal static class RiskSimulationEndpoints
{
    private static readonly RiskSimulationQuestion Sample = new() { Trials = 20_000, Reserve = new Quantity(5_000_000_000) };

    public static void MapRiskSimulations(this RouteGroupBuilder plan) =>
        plan.OnPost("/risk-simulations", Simulate)
            .WithTags("risk-simulations")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(SimulateRisks),
                "simulateRisks",
                "A year of the plan's risks, simulated many times: the loss exceedance curve, each risk's part, what a reserve buys"
            )
            .Takes<RiskSimulationQuestion>()
            .Reads()
            .Produces<RiskSimulationAnswer>();

    private static async Task<IResult> Simulate(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<RiskSimulationQuestion>(context)).IsSuccess(out var question, out var failure)
            ? (await sender.Send(new SimulateRisks(plan, question), cancellation)).ToResult()
            : Answers.Fail(failure);
}
