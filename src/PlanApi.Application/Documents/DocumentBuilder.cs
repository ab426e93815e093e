using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Scenarios;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents;

/// <summary>Reads a whole plan back into a document: one query for each kind of part.</summary>
public sealed class DocumentBuilder(
    PlanDb db,
    PlanStore plans,
    CellStore cells,
    OverlaidCells shown,
    PartStores stores,
    ScenarioStore scenarios
)
{
    /// <summary>
    /// The parts of the plan that the caller may see, with the cells that the scenario shows, including those of its parents. The
    /// scenario must belong to the plan.
    /// </summary>
    public Task<Outcome<VersionedDocument>> BuildShown(Code code, Code scenario, Visibility visibility, CancellationToken cancellation) =>
        Build(code, scenario, visibility, row => shown.Of(row, scenario, visibility, cancellation), cancellation);

    /// <summary>The whole plan without its cells.</summary>
    internal Task<Outcome<VersionedDocument>> BuildParts(Code code, CancellationToken cancellation) =>
        Build(code, Code.Baseline, Visibility.Everything, _ => Task.FromResult<IReadOnlyList<Cell>>([]), cancellation);

    private async Task<Outcome<VersionedDocument>> Build(
        Code code,
        Code scenario,
        Visibility visibility,
        Func<PlanRow, Task<IReadOnlyList<Cell>>> cellsOf,
        CancellationToken cancellation
    )
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        var text = code.ToString();
        if (await db.Set<PlanRow>().AsNoTracking().FirstOrDefaultAsync(plan => plan.Code == text, cancellation) is not { } row)
            return NotFound.Plan(code);
        return new VersionedDocument(
            await Read(row, (await plans.Find(code, cancellation))!, scenario, visibility, await cellsOf(row), cancellation),
            row.Version
        );
    }

    /// <summary>
    /// Writes the plan as it is at one moment with the cells that the scenario stores itself, or all of them, reading each part as it is
    /// written.
    /// </summary>
    internal async Task<Outcome<Plan>> Write(Code code, Code? scenario, DocumentText text, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        var named = code.ToString();
        if (await db.Set<PlanRow>().AsNoTracking().FirstOrDefaultAsync(plan => plan.Code == named, cancellation) is not { } row)
            return NotFound.Plan(code);
        var plan = (await plans.Find(code, cancellation))!;
        text.Head(
            new PlanDocument
            {
                Format = PlanDocument.CurrentFormat,
                Plan = plan,
                Scenario = scenario ?? Code.Baseline,
            }
        );
        foreach (var kind in PartKind.All)
        {
            await foreach (
                var part in stores.Of(kind).Documented(row.Id, Visibility.Everything, cancellation).WithCancellation(cancellation)
            )
                text.Item(kind.Collection, part);
        }
        foreach (var layer in scenario is { } one ? [one] : await Layers(row, cancellation))
        {
            await foreach (var cell in cells.All(row.Id, layer.ToString(), Visibility.Everything).WithCancellation(cancellation))
                text.Item(PlanDocument.CellList, scenario is null && layer != Code.Baseline ? cell with { Scenario = layer } : cell);
        }
        text.End();
        return plan;
    }

    private async Task<IReadOnlyList<Code>> Layers(PlanRow row, CancellationToken cancellation) =>
        [
            Code.Baseline,
            .. await scenarios
                .All(row.Id, Visibility.Everything)
                .Where(scenario => !Scenario.IsBaseline(scenario))
                .Select(scenario => scenario.Code)
                .ToListAsync(cancellation),
        ];

    private async Task<PlanDocument> Read(
        PlanRow row,
        Plan plan,
        Code scenario,
        Visibility visibility,
        IReadOnlyList<Cell> stored,
        CancellationToken cancellation
    )
    {
        var parts = PartLists.Empty;
        foreach (var kind in PartKind.All)
            parts = parts.With(kind, await stores.Of(kind).DocumentList(row.Id, visibility, cancellation));
        return new PlanDocument
        {
            Format = PlanDocument.CurrentFormat,
            Plan = plan,
            Scenario = scenario,
            ByKind = parts,
            Cells = stored,
        };
    }
}

/// <summary>A plan's document, and the plan's version that it shows.</summary>
public sealed record VersionedDocument(PlanDocument Document, long Version);
