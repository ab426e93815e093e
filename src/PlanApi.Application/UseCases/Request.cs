using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.UseCases;

/// <summary>Something that the service is asked to do; every door sends the same requests.</summary>
public abstract record Request<TAnswer>
{
    /// <summary>The permission that the caller needs.</summary>
    public abstract Permission Permission { get; }

    /// <summary>The plan that the request is about, where it is about one.</summary>
    public virtual Code? AboutPlan => null;
}

/// <summary>Reads and changes nothing.</summary>
public abstract record Query<TAnswer> : Request<TAnswer>;

/// <summary>
/// Reads related data for many results of a use case at once: the edges of a graph. It is permitted like any request, but is no use case
/// of its own. Doors without edges send the use cases that answer the same questions one by one.
/// </summary>
public abstract record Fetch<TAnswer> : Query<TAnswer>;

/// <summary>Changes something, in one transaction together with its change set and its idempotency record.</summary>
public abstract record Command<TAnswer> : Request<TAnswer>
{
    /// <summary>Whether the command alters what an approved plan locks.</summary>
    public virtual bool ChangesLockedParts => false;

    /// <summary>The answer as it may be kept, for when the command is sent again.</summary>
    public virtual TAnswer WithoutSecrets(TAnswer answer) => answer;
}

/// <summary>Does what one kind of request asks.</summary>
public interface IHandler<in TRequest, TAnswer>
    where TRequest : Request<TAnswer>
{
    Task<Outcome<TAnswer>> Handle(TRequest request, CancellationToken cancellation);
}

/// <summary>Does what a command asks that first reads something long: so that nobody who writes is kept waiting for that.</summary>
public interface IStagingHandler<in TRequest, TAnswer> : IHandler<TRequest, TAnswer>
    where TRequest : Request<TAnswer>
{
    /// <summary>Before the command's turn to write, outside its transaction; a failure where it need not take its turn.</summary>
    Task<Failure?> Stage(TRequest request, CancellationToken cancellation);
}
