using Microsoft.Extensions.DependencyInjection;

namespace PlanApi.Application.Persistence;

/// <summary>
/// The database of one kind, at one place: what the process needs of it beside the <see cref="PlanDb"/> of each use case.
/// </summary>
public abstract class Storage : IDisposable
{
    /// <summary>The usual name of this kind of database.</summary>
    public abstract string Product { get; }

    /// <summary>Where it lies, as people may read it.</summary>
    public abstract string Place { get; }

    /// <summary>Whether there is no database at its place yet, where one could be made.</summary>
    public virtual bool IsMissing => false;

    /// <summary>The file with the secret that API keys are checked with.</summary>
    public abstract string SecretFile { get; }

    /// <summary>Bytes that the service may still write; a large number where nobody knows.</summary>
    public virtual long FreeBytes => long.MaxValue;

    /// <summary>
    /// A number that differs after every commit of this process or another one. Results that were computed while the state was the same
    /// are still true. The number has no meaning outside this object's life.
    /// </summary>
    public abstract long State();

    /// <summary>The server was away: connections that were open before lead nowhere.</summary>
    internal event Action? ConnectionsLost;

    /// <summary>Throws where the database is not the one that was opened at start.</summary>
    internal virtual void Demand() { }

    /// <summary>A connection of its own, beside the contexts'.</summary>
    internal abstract KeptConnection Open();

    /// <summary>Lets use cases have their contexts.</summary>
    internal abstract void AddContexts(IServiceCollection services);

    /// <summary>Says in a sentence what stands against a database at its place.</summary>
    public virtual void Check() { }

    /// <summary>
    /// Brings the tables up to date at start, and makes them in a new database; says in a sentence what stands against it.
    /// </summary>
    public abstract Task Migrate(IServiceProvider services, CancellationToken cancellation);

    private protected void LoseConnections() => ConnectionsLost?.Invoke();

    public abstract void Dispose();
}
