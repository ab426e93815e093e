using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Resolvers;
using PlanApi.Api.GraphQL.Execution;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>Resolves a field from its source by a compiled function; no reflection when a query runs.</summary>
internal sealed class Getter(Func<object, object?> get) : IFieldResolver, IPlainField
{
    // For every schema of the process: what is compiled costs as much again when it is thrown away.
    private static readonly ConcurrentDictionary<PropertyInfo, Func<object, object?>> _compiled = [];

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(get(context.Source!));

    object? IPlainField.Get(object source, IDictionary<string, ArgumentValue>? arguments) => get(source);

    public static Getter Of(PropertyInfo property) => new(Get(property));

    public static Func<object, object?> Get(PropertyInfo property) => _compiled.GetOrAdd(property, Compile);

    private static Func<object, object?> Compile(PropertyInfo property)
    {
        var source = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(source, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), source).Compile();
    }
}
