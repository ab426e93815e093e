using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Domain;

namespace PlanApi.Application.Parts;

/// <summary>The store of each kind of part, for what loops over the kinds.</summary>
public sealed class PartStores(IServiceProvider services)
{
    private static readonly FrozenDictionary<PartKind, Type> _types = PartKind.All.ToFrozenDictionary(
        kind => kind,
        kind => typeof(PartStore<>).MakeGenericType(kind.Part)
    );

    /// <summary>The kind's store; it must be one of the table.</summary>
    public IPartStore Of(PartKind kind) => (IPartStore)services.GetRequiredService(_types[kind]);
}
