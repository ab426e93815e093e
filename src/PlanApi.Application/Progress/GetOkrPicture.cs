using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Pictures;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Progress;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Progress;

/// <summary>The plan's objectives with what serves them as a picture, in English (en) or Chinese (zh).</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Root">Only this objective and those that serve it.</param>
/// <param name="Date">The day; today in the plan's time zone when absent.</param>
/// <param name="Language">The language of the words.</param>
public sealed record GetOkrPicture(Code Plan, Code? Root = null, DateOnly? Date = null, string Language = "en") : Query<Drawing>
{
    /// <summary>The scenario with the target numbers.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The address of the same as data, which the picture names.</summary>
    public string? DataAt { get; init; }

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetOkrPictureHandler(PlanDb db, PlanFinder plans, IHandler<GetOkrTree, Page<OkrBranch>> trees)
    : IHandler<GetOkrPicture, Drawing>
{
    private const int MaxObjectives = 500;

    public async Task<Outcome<Drawing>> Handle(GetOkrPicture request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        var asked = new GetOkrTree(request.Plan, request.Root, request.Date, request.Language)
        {
            Scenario = request.Scenario,
            Page = new(GetOkrTree.MaxFirst),
        };
        if (
            !(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            || !(await trees.Handle(asked, cancellation)).IsSuccess(out var page, out failure)
        )
            return failure;
        // An objective that serves several stands in several branches.
        var objectives = page.Items.SelectMany(branch => branch.Objectives).DistinctBy(objective => objective.Objective).ToList();
        if (page.HasMore || objectives.Count > MaxObjectives)
            return new TooLarge($"{GetOkrTree.MaxFirst} top objectives or {MaxObjectives} objectives of a picture; name one as root");
        return new Drawing(
            AlignmentPicture.Of(
                plan.Names.In(request.Language, plan.Code),
                page.Items.Count > 0 ? page.Items[0].Date : null,
                [.. objectives.Select(objective => Pictured(objective, request.Language))],
                request.Language,
                request.DataAt
            )
        );
    }

    private static PicturedObjective Pictured(ObjectiveProgress objective, string language) =>
        new(
            objective.Objective,
            objective.Names.In(language, objective.Objective.ToString()),
            objective.Parents,
            objective.Light,
            objective.Score,
            [.. objective.KeyResults.Select(result => (result.Names.In(language, result.KeyResult.ToString()), result.Light.Light))]
        );
}
