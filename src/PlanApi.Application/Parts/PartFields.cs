using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Writes a field of the present row, unless the field is left out.</summary>
internal delegate void FieldWriter(SqlRows row, Utf8JsonWriter writer);

/// <summary>
/// Writes the fields of a kind of part as <see cref="PlanJson.Options"/> does, but directly from a row's columns, without making the part.
/// Texts go from the database to the answer as bytes.
/// </summary>
internal static class PartFields
{
    public static FieldWriter[] Of(MemberInitExpression projection, PartColumns columns, ParameterExpression rows)
    {
        var bindings = projection
            .Bindings.OfType<MemberAssignment>()
            .ToDictionary(binding => binding.Member.Name, binding => binding.Expression);
        return
        [
            .. PlanJson
                .Options.GetTypeInfo(projection.Type)
                .Properties.OrderBy(property => property.Order)
                .Select(property =>
                    bindings.TryGetValue(((MemberInfo)property.AttributeProvider!).Name, out var value)
                        ? Of(property, value, columns, rows)
                        : throw new NotSupportedException($"{projection.Type.Name} is read without its {property.Name}.")
                ),
        ];
    }

    private static FieldWriter Of(JsonPropertyInfo property, Expression value, PartColumns columns, ParameterExpression rows)
    {
        var name = JsonEncodedText.Encode(property.Name, PlanJson.Options.Encoder);
        if (value is MethodCallExpression { Arguments: [var argument], Method: var method } && columns.Find(argument) is var (text, _))
        {
            if (method.DeclaringType == typeof(Code) || method.DeclaringType == typeof(Stored) || method.DeclaringType == typeof(Period))
                return Text(name, text);
            if (method.DeclaringType == typeof(Scope) && method.Name == nameof(Scope.FromCanonical))
                return ScopeOf(name, text, property.IsRequired);
        }
        if (
            value is MethodCallExpression { Arguments: [var plan, var id], Method: var of }
            && of.DeclaringType == typeof(NodeId)
            && columns.Find(plan) is var (planId, _)
            && columns.Find(id) is var (number, _)
        )
            return IdOf(name, PartKind.Of(of.GetGenericArguments()[0]), planId, number);
        if (columns.FindCodes(value) is { } codes)
            return Codes(name, codes, property.IsRequired);
        if (columns.Find(value) is var (at, _))
        {
            if (value.Type == typeof(string))
                return Text(name, at);
            if (value.Type == typeof(LocalText))
                return Texts(name, at, property.IsRequired);
            if (value.Type == typeof(long) || value.Type == typeof(int))
                return (row, writer) => writer.WriteNumber(name, row.Integer(at));
            if (value.Type == typeof(bool))
                return (row, writer) => writer.WriteBoolean(name, row.Boolean(at));
            if (value.Type == typeof(Quantity))
                return (row, writer) => writer.WriteNumber(name, new Quantity(row.Integer(at)).ToDecimal());
        }
        return Value(property, name, columns.Visit(value)!, rows);
    }

    /// <summary>Any other field: as its value is written.</summary>
    private static FieldWriter Value(JsonPropertyInfo property, JsonEncodedText name, Expression value, ParameterExpression rows)
    {
        var read = Expression.Lambda<Func<SqlRows, object?>>(Expression.Convert(value, typeof(object)), rows).Compile();
        var (type, isWritten) = (PlanJson.Options.GetTypeInfo(property.PropertyType), property.ShouldSerialize);
        return (row, writer) =>
        {
            var known = read(row);
            if (known is null || isWritten?.Invoke(known, known) == false)
                return;
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, known, type);
        };
    }

    private static FieldWriter Text(JsonEncodedText name, int at) =>
        (row, writer) =>
        {
            if (row.Utf8(at) is { IsEmpty: false } text)
                writer.WriteString(name, text);
            else if (!row.IsNull(at))
                writer.WriteString(name, "");
        };

    private static FieldWriter IdOf(JsonEncodedText name, PartKind kind, int planId, int number) =>
        (row, writer) =>
        {
            Span<byte> id = stackalloc byte[NodeId.MaxPartLength];
            writer.WriteString(name, id[..NodeId.Write(id, kind, row.Integer(planId), row.Integer(number))]);
        };

    /// <summary>Texts by language are stored as they are written.</summary>
    private static FieldWriter Texts(JsonEncodedText name, int at, bool isRequired) =>
        (row, writer) =>
        {
            var json = row.Utf8(at);
            if (json.Length <= 2 && !isRequired)
                return;
            writer.WritePropertyName(name);
            writer.WriteRawValue(json, skipInputValidation: true);
        };

    private static FieldWriter ScopeOf(JsonEncodedText name, int at, bool isRequired) =>
        (row, writer) =>
        {
            var left = row.Utf8(at);
            if (left.IsEmpty && !isRequired)
                return;
            writer.WriteStartObject(name);
            while (!left.IsEmpty)
            {
                var pair = Next(ref left, (byte)';');
                var dimension = Next(ref pair, (byte)'=');
                writer.WriteString(dimension, pair);
            }
            writer.WriteEndObject();
        };

    private static FieldWriter Codes(JsonEncodedText name, int at, bool isRequired) =>
        (row, writer) =>
        {
            var left = row.Utf8(at);
            if (left.IsEmpty && !isRequired)
                return;
            writer.WriteStartArray(name);
            while (!left.IsEmpty)
                writer.WriteStringValue(Next(ref left, (byte)' '));
            writer.WriteEndArray();
        };

    /// <summary>The text before the mark, or the whole rest.</summary>
    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> left, byte mark)
    {
        var end = left.IndexOf(mark);
        var next = end < 0 ? left : left[..end];
        left = end < 0 ? default : left[(end + 1)..];
        return next;
    }
}
