using Microsoft.Extensions.DependencyInjection;

namespace PlanApi.Application.Persistence;

/// <summary>
/// A database of one kind, at one address: everything that the process needs, in addition to the <see cref="PlanDb"/> of each use case.
/// </summary>
public abstract class Storage : IDisposable
{
    /// <summary>The usual name of this kind of database.</summary>
    public abstract string Product { get; }

    /// <summary>The address, in a form that may be shown.</summary>
    public abstract string Place { get; }

    /// <summary>Whether no database exists at its address yet, but one could be made.</summary>
    public virtual bool IsMissing => false;

    /// <summary>The file with the secret that API keys are checked with.</summary>
    public abstract string SecretFile { get; }

    /// <summary>The number of bytes that the service may still write; a large number if it is unknown.</summary>
    public virtual long FreeBytes => long.MaxValue;

    /// <summary>
    /// A number that differs after every commit of this process or another one. While it is the same, results that were computed from the
    /// database are still right. The number has no meaning outside this object's life.
    /// </summary>
    public abstract long State();

    /// <summary>The server was away: connections from before no longer work.</summary>
    internal event Action? ConnectionsLost;

    /// <summary>Throws if the database is not the one that was opened at start.</summary>
    internal virtual void Demand() { }

    /// <summary>How many separate connections may be open at the same time.</summary>
    internal virtual int MostKept => Math.Max(16, 2 * Environment.ProcessorCount);

    /// <summary>A separate connection, in addition to those of the contexts.</summary>
    internal abstract KeptConnection Open();

    /// <summary>Registers the contexts for use cases.</summary>
    internal abstract void AddContexts(IServiceCollection services);

    /// <summary>Gives the reason, as a sentence, why a database at this address cannot be used.</summary>
    public virtual void Check() { }

    /// <summary>At start, updates the tables, or makes them in a new database. If that fails, it gives the reason as a sentence.</summary>
    public abstract Task Migrate(IServiceProvider services, CancellationToken cancellation);

    private protected void LoseConnections() => ConnectionsLost?.Invoke();

    public abstract void Dispose();
}
