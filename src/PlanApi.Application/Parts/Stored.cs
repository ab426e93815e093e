using System.Linq.Expressions;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Turns stored texts back into values. The texts are known to be well formed. Used at the end of projections.</summary>
internal static class Stored
{
    public static Code? Code(string? text) => text is null ? null : Domain.Values.Code.Known(text);

    public static Period? Period(string? text) => text is null ? null : Domain.Calendars.Period.Parse(text);

    /// <summary>A filter for rows whose scope names a member or group: <c>tier=mid</c>.</summary>
    public static Func<string, Expression<Func<TRow, bool>>?> At<TRow>(Expression<Func<TRow, ScopeRow>> scope) =>
        text =>
        {
            if (text.Contains(';') || Scope.Parse(text) is not { Count: 1 } named)
                return null;
            var dimension = named.Keys.Single().ToString();
            var member = named.Values.Single().ToString();
            Expression<Func<ScopeRow, bool>> names = row =>
                row.Members.Any(part => part.Dimension!.Code == dimension && part.Member!.Code == member);
            return Expression.Lambda<Func<TRow, bool>>(new Substitute(names.Parameters[0], scope.Body).Visit(names.Body), scope.Parameters);
        };

    private sealed class Substitute(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
