using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.History.AsOf;

/// <summary>Answers a request's queries from the plan as it was. What it opened stays open as long as the request.</summary>
internal sealed class PastReads(PlanDb db, Caller caller, PlanFinder plans, Moments moments, ChangeReader changes, PastPlans past)
    : IPastReads,
        IAsyncDisposable
{
    private readonly Dictionary<PastKey, (PastPlan Plan, AsyncServiceScope Scope)> _open = [];

    public bool IsOfThePresent(Type request) => PastQueries.IsOfThePresent(request);

    public async Task<Outcome<TAnswer>> Send<TAnswer>(Request<TAnswer> request, string asOf, CancellationToken cancellation)
    {
        if (request is not Query<TAnswer> || !PastQueries.Has(request.GetType()) || request.AboutPlan is not { } code)
            return new AsOfUnsupported(ChangeRecorder.Name(request.GetType()));
        if (caller.Identity!.Members is not null)
            return new Forbidden("a key that is not limited to some members");
        if (!(await plans.Get(code, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        if (!Moment.TryParse(asOf, out var moment))
            return Invalid.One(FaultCodes.NotAllowed, "/asOf", $"'asOf' must be {Moment.Expectation}.");
        if (!(await moments.Find(plan, moment, cancellation)).IsSuccess(out var at, out failure))
            return failure;
        var birth = await db.Set<ChangeSetRow>()
            .Where(set => set.PlanId == plan.Id && set.Sequence == 1)
            .Select(set => set.Hash)
            .FirstAsync(cancellation);
        var key = new PastKey(plan.Id, plan.Code, Convert.ToHexStringLower(birth), at.Version);
        if (!_open.TryGetValue(key, out var open))
        {
            var made = await past.Open(key, changes, cancellation);
            _open[key] = open = (made, made.Scope());
            open.Scope.ServiceProvider.GetRequiredService<Caller>().Identity = caller.Identity;
        }
        open.Plan.Clock.StandAt(at.At);
        return await open.Scope.ServiceProvider.GetRequiredService<UseCaseSender>().Send(request, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (plan, scope) in _open.Values)
        {
            await scope.DisposeAsync();
            past.GiveBack(plan);
        }
        _open.Clear();
    }
}
