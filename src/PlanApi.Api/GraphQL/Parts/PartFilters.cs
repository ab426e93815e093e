using GraphQL.Types;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Parts;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Parts;

/// <summary>A part's filter and order types from its store's names, and the list options from their values.</summary>
internal static class PartFilters
{
    public const string Filter = "filter";
    public const string OrderBy = "orderBy";

    /// <summary>Null where the store has no filters.</summary>
    public static InputObjectGraphType? FilterType<TPart>(TypeCatalog types, PartStore<TPart> store)
        where TPart : PlanPart
    {
        if (store.FilterNames.Count == 0)
            return null;
        var part = typeof(TPart).Name;
        var filter = new InputObjectGraphType
        {
            Name = part + "Filter",
            Description =
                $"Which {store.Noun}s: those for which, of every field that is given, one of the values holds. An empty list is an error.",
        };
        foreach (var (name, description, allowed) in store.FilterNames)
        {
            filter.AddField(
                new FieldType
                {
                    Name = name,
                    Description = description,
                    ResolvedType = TypeCatalog.ListOf(ValueType(types, typeof(TPart), name, description, allowed)),
                }
            );
        }
        return filter;
    }

    public static EnumerationGraphType OrderType<TPart>(PartStore<TPart> store)
        where TPart : PlanPart
    {
        var order = new EnumerationGraphType { Name = typeof(TPart).Name + "Order", Description = $"An order of {store.Noun}s." };
        foreach (var sort in store.SortNames)
        {
            order.Add(EnumNames.Screaming(sort) + "_ASC", sort);
            order.Add(EnumNames.Screaming(sort) + "_DESC", "-" + sort);
        }
        return order;
    }

    public static ListOptions Options(Ask ask, PageSize size) => Options(ask, ConnectionTypes.Range(ask, size));

    public static ListOptions Options(Ask ask, PageRange page) =>
        new()
        {
            First = page.First,
            After = page.After,
            Last = page.Last,
            Before = page.Before,
            Sort = ask.Get<string>(OrderBy),
            Filters = ask.Get<IDictionary<string, object?>>(Filter) is { } filter ? Filters(filter) : new ListOptions().Filters,
        };

    private static Dictionary<string, IReadOnlyList<string>> Filters(IDictionary<string, object?> filter) =>
        filter
            .Where(field => field.Value is not null)
            .ToDictionary(
                field => field.Key,
                field =>
                    (IReadOnlyList<string>)
                        [.. ((IEnumerable<object>)field.Value!).Select(value => value as string ?? CamelCase.Of((Enum)value))]
            );

    /// <summary>The part's own enumeration if the filter uses one, a new enumeration if there are few values, otherwise text.</summary>
    private static IGraphType ValueType(TypeCatalog types, Type part, string name, string description, IReadOnlyList<string>? allowed)
    {
        if (allowed is null)
            return types.Output(typeof(string));
        var property = TypeCatalog.Properties(part).FirstOrDefault(property => TypeCatalog.Name(property) == name)?.PropertyType;
        property = property is null ? null : Nullable.GetUnderlyingType(property) ?? property;
        return property?.IsEnum == true
            ? types.Output(property)
            : EnumNames.OfTexts($"{part.Name}{char.ToUpperInvariant(name[0])}{name[1..]}", description, allowed);
    }
}
