using System.Text;
using GraphQL.Types;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>An enumeration's values are SCREAMING_CASE here and camelCase in JSON; both come from the CLR name.</summary>
internal static class EnumNames
{
    public static EnumerationGraphType TypeOf(Type type, Descriptions descriptions)
    {
        var graph = new EnumerationGraphType { Name = type.Name, Description = descriptions.Of(type) };
        foreach (var value in Enum.GetValues(type))
            graph.Add(Screaming(value.ToString()!), value, descriptions.Of(type.GetField(value.ToString()!)!));
        return graph;
    }

    /// <summary>An enumeration over texts in camelCase, for filters whose values have no type of their own.</summary>
    public static EnumerationGraphType OfTexts(string name, string description, IEnumerable<string> values)
    {
        var graph = new EnumerationGraphType { Name = name, Description = description };
        foreach (var value in values)
            graph.Add(Screaming(value), value);
        return graph;
    }

    public static string Screaming(string name)
    {
        var screaming = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            if (at > 0 && char.IsUpper(name[at]))
                screaming.Append('_');
            screaming.Append(char.ToUpperInvariant(name[at]));
        }
        return screaming.ToString();
    }
}
