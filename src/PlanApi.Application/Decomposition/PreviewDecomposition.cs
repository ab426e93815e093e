using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Decomposition;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Decomposition;

/// <summary>
/// The effect of a decomposition before it is applied: every part with its reason, the numbers that could not be broken down, and a token
/// that applies it.
/// </summary>
public sealed record PreviewDecomposition(
    Code Plan,
    DecompositionRequest Decomposition,
    int First = ListOptions.DefaultFirst,
    string? After = null
) : Query<DecompositionPreview>
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>The effect of a decomposition.</summary>
/// <param name="Token">Applies it, as long as the decomposition still comes to the same.</param>
/// <param name="Counts">The number of parts, by the change that they undergo.</param>
/// <param name="Objectives">The objectives below those of the key results.</param>
/// <param name="Results">Some of the numbers with their parts.</param>
/// <param name="ResultCount">How many numbers are broken down.</param>
/// <param name="Weights">The shares in every parent.</param>
/// <param name="CellCount">How many numbers are written into the cube.</param>
/// <param name="Obstacles">Numbers that could not be broken down, each with the cause and the change that would make it possible.</param>
/// <param name="NextCursor">The cursor after which further numbers come; absent on the last page.</param>
public record DecompositionPreview(
    string Token,
    DecompositionCounts Counts,
    IReadOnlyList<DecomposedObjective> Objectives,
    IReadOnlyList<DecomposedNumber> Results,
    int ResultCount,
    IReadOnlyList<DecomposedWeight> Weights,
    int CellCount,
    IReadOnlyList<Obstacle> Obstacles,
    string? NextCursor
);

/// <summary>How many parts of numbers there are.</summary>
/// <param name="New">New parts.</param>
/// <param name="Same">Parts that stay.</param>
/// <param name="Moves">Parts that get another value.</param>
/// <param name="Edited">Parts that somebody has edited since; they are kept.</param>
/// <param name="Held">Parts that a hold keeps.</param>
public sealed record DecompositionCounts(int New, int Same, int Moves, int Edited, int Held)
{
    internal static DecompositionCounts Of(DecomposedPlan plan)
    {
        var states = plan.Results.SelectMany(result => result.Parts).CountBy(part => part.State).ToDictionary();
        int Of(PartState state) => states.GetValueOrDefault(state);
        return new(Of(PartState.New), Of(PartState.Same), Of(PartState.Moves), Of(PartState.Edited), Of(PartState.Held));
    }
}

internal sealed class PreviewDecompositionHandler(PlanDb db, PlanFinder plans, DecompositionReader reader, PreviewTokens tokens)
    : IHandler<PreviewDecomposition, DecompositionPreview>
{
    public Task<Outcome<DecompositionPreview>> Handle(PreviewDecomposition request, CancellationToken cancellation) =>
        Overflows.Answered("/over", () => Preview(request, cancellation));

    private async Task<Outcome<DecompositionPreview>> Preview(PreviewDecomposition request, CancellationToken cancellation)
    {
        if (request.First is < 0 or > ListOptions.MaxFirst)
            return Invalid.One(FaultCodes.OutOfRange, "/first", $"'first' must be 0 to {ListOptions.MaxFirst}.");
        var start = 0;
        if (request.After is not null && !int.TryParse(request.After, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            return Invalid.One(FaultCodes.BadCursor, "/after", "This is not a cursor of this preview; start again without it.");
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        if (!(await reader.Read(plan, request.Decomposition, cancellation)).IsSuccess(out var worked, out failure))
            return failure;
        var token = tokens.Make(request.Plan, StateOf(worked.Plan), request.Decomposition);
        if (token.Length > PreviewTokens.MaxLength)
            return new TooLarge($"{PreviewTokens.MaxLength:N0} characters for a token; name fewer members or weights");
        var results = worked.Plan.Results;
        DecomposedNumber[] shown = [.. results.Skip(start).Take(request.First)];
        return new DecompositionPreview(
            token,
            DecompositionCounts.Of(worked.Plan),
            worked.Plan.Objectives,
            shown,
            results.Count,
            worked.Plan.Weights,
            worked.Plan.Cells.Count,
            worked.Plan.Obstacles,
            start + shown.Length < results.Count ? (start + shown.Length).ToString(CultureInfo.InvariantCulture) : null
        );
    }

    /// <summary>A short text for all that a decomposition comes to: what else changes in the plan does not matter to it.</summary>
    public static string StateOf(DecomposedPlan plan) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plan, PlanJson.Options)));
}
