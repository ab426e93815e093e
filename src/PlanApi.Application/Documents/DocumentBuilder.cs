using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Targets;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Documents;

/// <summary>Reads a whole plan back into a document: one query for each kind of part.</summary>
public sealed class DocumentBuilder(PlanDb db, PlanStore plans, CellStore cells, OverlaidCells shown, IServiceProvider services)
{
    /// <summary>
    /// What may be seen of it, with the cells that the scenario shows, its parents' among them. It must be one of the plan's.
    /// </summary>
    public Task<Outcome<VersionedDocument>> BuildShown(Code code, Code scenario, Visibility visibility, CancellationToken cancellation) =>
        Build(code, scenario, visibility, row => shown.Of(row, scenario, visibility, cancellation), cancellation);

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
            return new NotFound("plan", text);
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
            return new NotFound("plan", named);
        var plan = (await plans.Find(code, cancellation))!;
        text.Head(
            new PlanDocument
            {
                Format = PlanDocument.CurrentFormat,
                Plan = plan,
                Scenario = scenario ?? Scenario.PlainBaseline.Code,
            }
        );
        foreach (var collection in PlanCollections.All)
        {
            await foreach (var part in Parts(collection.Kind, row, cancellation).WithCancellation(cancellation))
                text.Item(collection.Name, part);
        }
        foreach (var layer in scenario is { } one ? [one] : await Layers(row, cancellation))
        {
            await foreach (var cell in cells.All(row.Id, layer.ToString(), Visibility.Everything).WithCancellation(cancellation))
                text.Item(
                    PlanCollections.Cells,
                    scenario is null && layer != Scenario.PlainBaseline.Code ? cell with { Scenario = layer } : cell
                );
        }
        text.End();
        return plan;
    }

    private async Task<IReadOnlyList<Code>> Layers(PlanRow row, CancellationToken cancellation) =>
        [
            Scenario.PlainBaseline.Code,
            .. await Stored<Scenario>(row)
                .Where(scenario => !Scenario.IsBaseline(scenario))
                .Select(scenario => scenario.Code)
                .ToListAsync(cancellation),
        ];

    private IAsyncEnumerable<PlanPart> Parts(PartKind kind, PlanRow row, CancellationToken cancellation) =>
        kind switch
        {
            PartKind.Section => Stored<Section>(row),
            PartKind.Party => Stored<Party>(row),
            PartKind.Dimension => Stored<Dimension>(row),
            PartKind.Member => Stored<Member>(row),
            PartKind.Group => Stored<Group>(row),
            PartKind.List => Stored<NamedList>(row),
            PartKind.Currency => Stored<Currency>(row),
            PartKind.Scenario => Stored<Scenario>(row).Where(IsSaid),
            PartKind.ExchangeRate => Stored<ExchangeRate>(row),
            PartKind.Indicator => Stored<Indicator>(row),
            PartKind.Target => new TargetTable(db).All(row.Id, Visibility.Everything, cancellation),
            PartKind.Objective => Stored<Objective>(row),
            PartKind.KeyResult => Stored<KeyResult>(row),
            PartKind.WeightWindow => Stored<WeightWindow>(row),
            PartKind.Weight => Stored<Weight>(row),
            PartKind.ReviewSchedule => Stored<ReviewSchedule>(row),
            PartKind.Hold => Stored<Hold>(row),
            PartKind.Bound => Stored<Bound>(row),
            PartKind.Waiver => Stored<Waiver>(row),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is no kind of part that documents hold."),
        };

    private async Task<PlanDocument> Read(
        PlanRow row,
        Plan plan,
        Code scenario,
        Visibility visibility,
        IReadOnlyList<Cell> stored,
        CancellationToken cancellation
    )
    {
        return new PlanDocument
        {
            Format = PlanDocument.CurrentFormat,
            Plan = plan,
            Scenario = scenario,
            Sections = await All<Section>(row, visibility, cancellation),
            Parties = await All<Party>(row, visibility, cancellation),
            Dimensions = await All<Dimension>(row, visibility, cancellation),
            Members = await All<Member>(row, visibility, cancellation),
            Groups = await All<Group>(row, visibility, cancellation),
            Lists = await All<NamedList>(row, visibility, cancellation),
            Currencies = await All<Currency>(row, visibility, cancellation),
            Scenarios = [.. (await All<Scenario>(row, visibility, cancellation)).Where(IsSaid)],
            ExchangeRates = await All<ExchangeRate>(row, visibility, cancellation),
            Indicators = await All<Indicator>(row, visibility, cancellation),
            Targets = await new TargetTable(db).Read(row.Id, visibility, cancellation),
            Objectives = await All<Objective>(row, visibility, cancellation),
            KeyResults = await All<KeyResult>(row, visibility, cancellation),
            WeightWindows = await All<WeightWindow>(row, visibility, cancellation),
            Weights = await All<Weight>(row, visibility, cancellation),
            ReviewSchedules = await All<ReviewSchedule>(row, visibility, cancellation),
            Holds = await All<Hold>(row, visibility, cancellation),
            Bounds = await All<Bound>(row, visibility, cancellation),
            Waivers = await All<Waiver>(row, visibility, cancellation),
            Cells = stored,
        };
    }

    /// <summary>A baseline of which nothing is said goes without saying.</summary>
    private static bool IsSaid(Scenario part) => part with { Id = null, Version = null } != Scenario.PlainBaseline;

    private async Task<IReadOnlyList<TPart>> All<TPart>(PlanRow plan, Visibility visibility, CancellationToken cancellation)
        where TPart : PlanPart => await services.GetRequiredService<PartStore<TPart>>().All(plan.Id, visibility).ToListAsync(cancellation);

    private IAsyncEnumerable<TPart> Stored<TPart>(PlanRow plan)
        where TPart : PlanPart => services.GetRequiredService<PartStore<TPart>>().All(plan.Id, Visibility.Everything);
}

/// <summary>A plan's document, and the plan's version that it shows.</summary>
public sealed record VersionedDocument(PlanDocument Document, long Version);
