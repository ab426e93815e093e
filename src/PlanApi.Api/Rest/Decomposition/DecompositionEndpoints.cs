using PlanApi.Application.Decomposition;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Decomposition;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Decomposition;

internal static class DecompositionEndpoints
{
    private static readonly DecompositionRequest Sample = new()
    {
        Scenario = Code.Known("decomposed"),
        KeyResults = [Code.Known("kr-new-flagship-stores")],
        Over = [new SliceAxis { Dimension = Code.Known("tier") }, new SliceAxis { Grain = Grain.Quarter }],
        Bases =
        [
            new DecompositionBasis
            {
                Axis = Code.Known("tier"),
                Method = DecompositionMethod.Weighted,
                Assumption = LocalText.English("Head sellers open most flagship stores."),
                Weights =
                [
                    new SpreadWeight { Member = Code.Known("head"), Value = Quantity.Of(3) },
                    new SpreadWeight { Member = Code.Known("mid"), Value = Quantity.Of(2) },
                ],
            },
        ],
    };

    public static void MapDecompositions(this RouteGroupBuilder plan)
    {
        plan.OnPost("/decomposition-previews", Preview)
            .WithTags("decompositions")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(PreviewDecomposition),
                "previewDecomposition",
                "The effect of breaking key results down over lines, tiers, markets and periods: each part with its reason, those that "
                    + "cannot be broken down, and a token to apply it",
                CommonParameters.FirstOf($"How many numbers to show, 0 to {ListOptions.MaxFirst}; {ListOptions.DefaultFirst} when absent."),
                CommonParameters.After
            )
            .Takes<DecompositionRequest>()
            .Produces<DecompositionPreviewAnswer>();
        plan.OnPost("/decompositions", Apply)
            .WithTags("decompositions")
            .WithMetadata(new Example(new DecompositionToApply { Token = "…" }, IsAnswer: false))
            .Sends(
                typeof(ApplyDecomposition),
                "applyDecomposition",
                "Make exactly the parts that a preview has shown, as one change set; 412 when the data has changed since"
            )
            .Takes<DecompositionToApply>()
            .Writes()
            .Produces<DecompositionApplied>()
            .Produces<Problem>(StatusCodes.Status412PreconditionFailed, Answers.ProblemType);
    }

    private static async Task<IResult> Preview(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var page = asked.Page();
        if (asked.Failure is { } wrong)
            return Answers.Fail(wrong);
        return (await Body.Read<DecompositionRequest>(context)).IsSuccess(out var decomposition, out var failure)
            ? (await sender.Send(new PreviewDecomposition(plan, decomposition, page.First, page.After), cancellation)).ToResult(
                found => new DecompositionPreviewAnswer(found, context.Request)
            )
            : Answers.Fail(failure);
    }

    private static async Task<IResult> Apply(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<DecompositionToApply>(context)).IsSuccess(out var body, out var failure)
            ? (await sender.Send(new ApplyDecomposition(plan, body.Token), cancellation)).ToResult()
            : Answers.Fail(failure);
}

/// <summary>A preview that is to be applied.</summary>
public sealed record DecompositionToApply
{
    /// <summary>The preview's token.</summary>
    public required string Token { get; init; }
}
