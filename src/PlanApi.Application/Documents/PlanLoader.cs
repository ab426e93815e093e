using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents;

/// <summary>Writes a document whose mentions are known to be right: ids are given out first, so that nothing is looked up.</summary>
internal sealed class PlanLoader(PlanDb db, PlanStore plans, CellStore cells, ChangeRecorder recorder, PartStores stores)
{
    private readonly Dictionary<(PartKind, string), long> _ids = [];
    private readonly Dictionary<string, long> _scopes = [];

    /// <param name="document">The document.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="planId">The plan's number, where it has one already.</param>
    public async Task<Plan> Load(PlanDocument document, CancellationToken cancellation, long? planId = null)
    {
        var row = await plans.Insert(document.Plan, cancellation, planId);
        recorder.Begin(row);
        document = WithBaseline(document);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var part in document.Parts())
        {
            var id = _ids[(PartKind.Of(part), part.Key())] = row.NextId++;
            if (PartKind.Of(part).InDimension)
                _ids[(PartKind.Place, part.Key())] = id;
        }
        foreach (var scope in document.Parts().SelectMany(part => part.Scopes()).Concat(document.Cells.Select(cell => cell.Scope)))
            Intern(row, scope);
        var references = new ResolvedReferences(_ids, _scopes);

        var created = document.Plan with { Id = NodeId.Of<Plan>(row.Id, 0), Version = recorder.Version };
        PlanStore.Write(row, created, references);
        row.Status = document.Plan.Status;
        row.OwnVersion = recorder.Version;
        recorder.Record(PartKind.Plan, created.Key(), null, created);
        foreach (var kind in PartKind.All)
        {
            var store = stores.Of(kind);
            foreach (var part in document.ByKind[kind])
            {
                store.Insert(row.Id, _ids[(kind, part.Key())], recorder.Version, part, references);
                recorder.Record(kind, part.Key(), null, part);
            }
        }
        foreach (var layer in document.Cells.ToLookup(cell => cell.Scenario ?? document.Scenario))
        {
            List<Cell> own = [.. layer];
            cells.Insert(row, layer.Key, own, recorder.Version, references);
            recorder.Record("Cells", layer.Key.ToString(), null, own);
        }
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await db.SaveChangesAsync(cancellation);
        return created;
    }

    /// <summary>Every plan has a baseline; a document need not say so.</summary>
    private static PlanDocument WithBaseline(PlanDocument document) =>
        document.Scenarios.Any(Scenario.IsBaseline)
            ? document
            : document with
            {
                Scenarios = [Scenario.PlainBaseline, .. document.Scenarios],
            };

    private void Intern(PlanRow plan, Scope scope)
    {
        if (!_scopes.TryAdd(scope.ToString(), plan.NextId))
            return;
        db.Add(
            new ScopeRow
            {
                PlanId = plan.Id,
                Id = plan.NextId++,
                Text = scope.ToString(),
                Members =
                [
                    .. scope.Select(pair => new ScopeMemberRow
                    {
                        DimensionId = _ids[(PartKind.Dimension, pair.Key.ToString())],
                        MemberId = _ids[(PartKind.Place, $"{pair.Key}/{pair.Value}")],
                    }),
                ],
            }
        );
    }
}
