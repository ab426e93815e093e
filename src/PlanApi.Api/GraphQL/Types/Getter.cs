using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Resolvers;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>Resolves a field from its source by a compiled function; no reflection when a query runs.</summary>
internal sealed class Getter(Func<object, object?> get) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(get(context.Source!));

    public static Getter Of(PropertyInfo property) => new(Compile(property));

    public static Func<object, object?> Compile(PropertyInfo property)
    {
        var source = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(source, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), source).Compile();
    }
}
