using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Equipoise.Site.Serving;

/// <summary>Refuses a query that an endpoint would not understand, and says what it would have understood. A program's typing error must not look like an answer.</summary>
internal static class CheckedQuery
{
    public static ValueTask<object?> Filter(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var query = call.HttpContext.Request.Query;
        if (query.Count == 0) return next(call);
        var words = call.HttpContext.GetEndpoint()!.Metadata.GetOrderedMetadata<QueryWord>();
        foreach (var (name, values) in query)
            if (Refuse(words, name, values) is { } refusal) return ValueTask.FromResult<object?>(refusal);
        return next(call);
    }

    private static IResult? Refuse(IReadOnlyList<QueryWord> words, string name, StringValues values)
    {
        var word = words.FirstOrDefault(w => w.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (word is null)
            return ApiProblem.UnknownParameter.Because(words.Count == 0 ? $"There is no parameter '{name}' here; this address takes none." : $"There is no parameter '{name}' here. There are: {Listed(words.Select(w => w.Name))}.");
        if (values.Count > 1 && !word.Repeats)
            return ApiProblem.UnknownParameterValue.Because($"'{word.Name}' may stand only once.");
        if (word.IsNumber && !values.All(IsNumber))
            return ApiProblem.UnknownParameterValue.Because($"'{word.Name}' is a whole number from 1, not '{values}'.");
        if (word.Choices.Length > 0 && values.FirstOrDefault(v => !word.Choices.Contains(v ?? "", StringComparer.OrdinalIgnoreCase)) is { } value)
            return ApiProblem.UnknownParameterValue.Because($"'{word.Name}' cannot be '{value}'. It can be: {Listed(word.Choices)}.");
        return null;
    }

    private static bool IsNumber(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1;

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words);
}
