using System.Collections.Concurrent;

namespace PlanApi.Application.Persistence;

/// <summary>Something that is made once for each kind of database, such as a compiled query, which EF binds to one model.</summary>
internal sealed class PerModel<T>(Func<T> make)
{
    private readonly ConcurrentDictionary<Type, T> _made = new();

    public T Of(PlanDb db) => _made.GetOrAdd(db.GetType(), static (_, make) => make(), make);
}
