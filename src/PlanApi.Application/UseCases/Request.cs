using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.UseCases;

/// <summary>A request to the service. Every door sends the same requests.</summary>
public abstract record Request<TAnswer>
{
    /// <summary>The permission that the caller needs.</summary>
    public abstract Permission Permission { get; }

    /// <summary>
    /// The plan of the request, if it has one. The answer of a read then follows from the plan's change sets, its day and the caller's
    /// grants alone; otherwise it is <see cref="IDependsOnMore"/>.
    /// </summary>
    public virtual Code? AboutPlan => null;
}

/// <summary>Reads and changes nothing.</summary>
public abstract record Query<TAnswer> : Request<TAnswer>;

/// <summary>
/// Reads related data for many results of a use case at once: the edges of a graph. It needs a permission like any request, but is not a
/// use case of its own. Doors without edges send the use cases that answer the same questions one by one.
/// </summary>
public abstract record Fetch<TAnswer> : Query<TAnswer>;

/// <summary>Changes something, in one transaction together with its change set and its idempotency record.</summary>
public abstract record Command<TAnswer> : Request<TAnswer>
{
    /// <summary>Whether the command changes something that is locked in an approved plan.</summary>
    public virtual bool ChangesLockedParts => false;

    /// <summary>Whether the command only shows what would happen: everything that it writes is taken back.</summary>
    public virtual bool IsRehearsal => false;

    /// <summary>The form of the answer that may be kept for the case that the command is sent again.</summary>
    public virtual TAnswer WithoutSecrets(TAnswer answer) => answer;
}

/// <summary>Handles one kind of request.</summary>
public interface IHandler<in TRequest, TAnswer>
    where TRequest : Request<TAnswer>
{
    Task<Outcome<TAnswer>> Handle(TRequest request, CancellationToken cancellation);
}

/// <summary>Handles a command that first reads something long, so that other writers do not wait for the reading.</summary>
public interface IStagingHandler<in TRequest, TAnswer> : IHandler<TRequest, TAnswer>
    where TRequest : Request<TAnswer>
{
    /// <summary>Runs before the command's turn to write, outside its transaction. A failure means that the turn is not needed.</summary>
    Task<Failure?> Stage(TRequest request, CancellationToken cancellation);
}
