using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Binding;

/// <summary>Reads one value; null, with a fault, when it is not what the field takes.</summary>
internal delegate object? ReadValue(Binding binding, SourceNode node);

/// <summary>How each type of field is read.</summary>
internal static class ValueReaders
{
    /// <summary>Entries of one list. A document's collections are bounded by the size of the document alone.</summary>
    public const int MaxItems = 100_000;

    private static readonly ConcurrentDictionary<Type, ReadValue> _known = new()
    {
        [typeof(Code)] = TextValue<Code>(FaultCodes.BadCode, "latam"),
        [typeof(Period)] = TextValue<Period>(FaultCodes.BadPeriod, "2024-Q1"),
        [typeof(GrowthBase)] = TextValue<GrowthBase>(FaultCodes.BadGrowthBase, "previousQuarter"),
        [typeof(Quantity)] = NumberReaders.Quantity,
        [typeof(RateValue)] = NumberReaders.Rate,
        [typeof(int)] = NumberReaders.Integer,
        [typeof(long)] = NumberReaders.LongInteger,
        [typeof(string)] = TextReaders.Text,
        [typeof(LocalText)] = TextReaders.LocalText,
        [typeof(Scope)] = TextReaders.Scope,
        [typeof(DateOnly)] = Date,
        [typeof(DateTimeOffset)] = GrantReaders.Instant,
        [typeof(IReadOnlyDictionary<Code, IReadOnlyList<Code>>)] = GrantReaders.Members,
        [typeof(bool)] = Boolean,
        [typeof(JsonElement)] = (_, node) => SourceJson.Of(node),
    };

    public static ReadValue For(Type type) => _known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, Make);

    private static ReadValue Make(Type type)
    {
        if (type.IsEnum)
            return (ReadValue)Generic(nameof(Names), type).Invoke(null, null)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Generic(nameof(List), type.GetGenericArguments()).CreateDelegate<ReadValue>();
        var shape = RecordShape.For(type);
        return (binding, node) => shape.Read(binding, node);
    }

    /// <summary>
    /// A list; entries at fault are null or default, so that the others keep their index. Null is an entry where the list may hold it.
    /// </summary>
    private static object? List<T>(Binding binding, SourceNode node)
    {
        if (node is not SourceSequence sequence)
            return binding.WrongType("a list", node);
        if (sequence.Items.Count > MaxItems && !typeof(T).IsClass)
            return binding.Fault(FaultCodes.TooLarge, $"The list has {sequence.Items.Count} entries; at most {MaxItems} are taken.", node);
        var read = For(typeof(T));
        var items = new T[sequence.Items.Count];
        var mayBeNull = Nullable.GetUnderlyingType(typeof(T)) is not null;
        for (var i = 0; i < items.Length; i++)
        {
            if (mayBeNull && sequence.Items[i] is SourceScalar { Kind: ScalarKind.Null })
                continue;
            binding.Enter(i);
            if (read(binding, sequence.Items[i]) is T item)
                items[i] = item;
            binding.Leave();
        }
        return items;
    }

    private static MethodInfo Generic(string name, params Type[] types) =>
        typeof(ValueReaders).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(types);

    private static ReadValue Names<T>()
        where T : struct, Enum
    {
        var values = CamelCase.Values<T>();
        var allowed = string.Join(", ", values.Keys);
        return (binding, node) =>
            node is not SourceScalar { Kind: ScalarKind.Text } scalar ? binding.WrongType($"one of {allowed}, as text", node)
            : values.TryGetValue(scalar.Text, out var value) ? value
            : binding.Fault(FaultCodes.NotAllowed, $"'{Excerpt.Of(scalar.Text)}' is not taken here; it must be one of {allowed}.", node);
    }

    private static ReadValue TextValue<T>(string code, string example)
        where T : struct, ITextValue<T> =>
        (binding, node) =>
            TextReaders.TextOf(node) is not { } text ? binding.WrongType($"{T.Expectation}, as text (\"{example}\")", node)
            : T.TryParse(text, out var value) ? value
            : binding.Fault(code, $"'{Excerpt.Of(text)}' is not taken; expected {T.Expectation}.", node);

    private static object? Date(Binding binding, SourceNode node) =>
        node is not SourceScalar { Kind: ScalarKind.Text } scalar ? binding.WrongType("a date such as \"2024-03-18\", as text", node)
        : DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= Period.MinYear and <= Period.MaxYear
            ? date
        : binding.Fault(
            FaultCodes.BadDate,
            $"'{Excerpt.Of(scalar.Text)}' is not a date such as 2024-03-18 in the years {Period.MinYear} to {Period.MaxYear}.",
            node
        );

    private static object? Boolean(Binding binding, SourceNode node) =>
        node is SourceScalar { Kind: ScalarKind.Boolean } scalar
            ? scalar.Text.StartsWith('t') || scalar.Text.StartsWith('T')
            : binding.WrongType("true or false", node);
}
