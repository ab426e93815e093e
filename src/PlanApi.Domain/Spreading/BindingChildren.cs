namespace PlanApi.Domain.Spreading;

/// <summary>The reason why a child does not help to reach a total.</summary>
public enum BindingKind
{
    /// <summary>The lower bound.</summary>
    Low,

    /// <summary>The upper bound.</summary>
    High,

    /// <summary>The two bounds are equal.</summary>
    Held,

    /// <summary>The weight is 0, so that no multiplier moves the child; its bounds may leave room.</summary>
    Weightless,
}

/// <summary>A child that makes a total impossible.</summary>
/// <param name="Index">Which child.</param>
/// <param name="Kind">The kind of limit that stops the child.</param>
/// <param name="Value">Where it stands, in steps.</param>
public readonly record struct BindingChild(int Index, BindingKind Kind, long Value);

/// <summary>The children that bind, one at a time. If the total is impossible, every child does, each by its own kind of limit.</summary>
public ref struct BindingChildren
{
    private readonly SpreadChildren _children;
    private readonly bool _isTooHigh;
    private int _index = -1;

    internal BindingChildren(in SpreadChildren children, bool isTooHigh)
    {
        _children = children;
        _isTooHigh = isTooHigh;
    }

    public readonly BindingChild Current
    {
        get
        {
            var (low, high) = (_children.LowOf(_index), _children.HighOf(_index));
            if (low == high)
                return new(_index, BindingKind.Held, low);
            if (_children.WeightOf(_index) == 0)
                return new(_index, BindingKind.Weightless, _children.RestOf(_index));
            return _isTooHigh ? new(_index, BindingKind.High, high) : new(_index, BindingKind.Low, low);
        }
    }

    public readonly BindingChildren GetEnumerator() => this;

    public bool MoveNext() => ++_index < _children.Count;
}
