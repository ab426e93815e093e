using System.Linq.Expressions;
using System.Reflection;
using GraphQL.DataLoader;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Parts;

/// <summary>
/// Adds edges to a part's type. A property that mentions another part becomes an edge to it; its code stays as <c>xCode</c>.
/// Each edge is loaded for all nodes of a level at once.
/// </summary>
internal class Edges<TSource>(EdgeBuilder builder)
    where TSource : class
{
    private readonly ObjectGraphType _type = builder.Graph.Types.Object<TSource>();

    /// <summary>An edge to the one part that a property names; null if it names none, or one that the caller may not see.</summary>
    public void One<TOther>(Expression<Func<TSource, Code>> mention)
        where TOther : PlanPart => One<TOther>(Property(mention), null);

    /// <inheritdoc cref="One{TOther}(Expression{Func{TSource, Code}})"/>
    public void One<TOther>(Expression<Func<TSource, Code?>> mention, Func<TSource, Code, string>? key = null)
        where TOther : PlanPart => One<TOther>(Property(mention), key);

    /// <summary>An edge to each part that a list names, in its order; parts that the caller may not see are left out.</summary>
    public void Each<TOther>(Expression<Func<TSource, IEnumerable<Code>?>> mentions, Func<Ask, Code, string>? key = null)
        where TOther : PlanPart
    {
        var property = Property(mentions);
        Rename(property, TypeCatalog.Name(property).TrimEnd('s') + "Codes");
        var get = Getter.Get(property);
        Each<TOther>(
            TypeCatalog.Name(property),
            Describe(property, typeof(TOther)),
            ask => ((IEnumerable<Code>?)get(ask.Source!))?.Select(code => key?.Invoke(ask, code) ?? code.ToString()),
            builder.Graph.Types.IsNullable(property)
        );
    }

    /// <summary>To each part whose key is given.</summary>
    public void Each<TOther>(string name, string? description, Func<Ask, IEnumerable<string>?> keys, bool nullable = false)
        where TOther : PlanPart
    {
        var list = TypeCatalog.ListOf(builder.Graph.Types.Output(typeof(TOther)));
        Add(
            name,
            description,
            nullable ? list : TypeCatalog.NonNull(list),
            ask =>
            {
                if (keys(ask) is not { } known)
                    return nullable ? null : Array.Empty<TOther>();
                var loader = ask.Loaders.ByKey<TOther>(ask.PlanCode);
                var pending = known.Select(loader.Load).ToList();
                return new Deferred<List<TOther>>(cancellation => All(pending, cancellation));
            }
        ).Metadata[GraphBuilder.CostKey] = new FieldCost(ListLengths.OfMentions);
    }

    protected FieldType Add(string name, string? description, IGraphType type, Func<Ask, object?> resolve, params QueryArgument[] arguments)
    {
        var field = new FieldType
        {
            Name = name,
            Description = description,
            ResolvedType = type,
            Arguments = new QueryArguments(arguments),
            Resolver = new AskResolver(resolve),
        };
        _type.AddField(field);
        return field;
    }

    private void One<TOther>(PropertyInfo property, Func<TSource, Code, string>? key)
        where TOther : PlanPart
    {
        Rename(property, TypeCatalog.Name(property) + "Code");
        var get = Getter.Get(property);
        Add(
            TypeCatalog.Name(property),
            Describe(property, typeof(TOther)),
            builder.Graph.Types.Output(typeof(TOther)),
            ask =>
                get(ask.Source!) is Code code
                    ? ask.Loaders.ByKey<TOther>(ask.PlanCode).Load(key?.Invoke((TSource)ask.Source!, code) ?? code.ToString())
                    : null
        );
    }

    private void Rename(PropertyInfo property, string name) => _type.Fields.Find(TypeCatalog.Name(property))!.Name = name;

    /// <summary>A mention without a description of its own has the description of the part that it leads to.</summary>
    private string? Describe(PropertyInfo property, Type other)
    {
        var own = builder.Graph.Types.Descriptions.Of(property);
        return own == builder.Graph.Types.Descriptions.Of(typeof(Code)) ? builder.Graph.Types.Descriptions.Of(other) : own;
    }

    private static async Task<List<TOther>> All<TOther>(List<IDataLoaderResult<TOther?>> pending, CancellationToken cancellation)
        where TOther : class
    {
        var found = new List<TOther>(pending.Count);
        foreach (var one in pending)
        {
            if (await one.GetResultAsync(cancellation) is { } part)
                found.Add(part);
        }
        return found;
    }

    private static PropertyInfo Property(LambdaExpression mention)
    {
        var body = mention.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : mention.Body;
        return (PropertyInfo)((MemberExpression)body).Member;
    }
}
