using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Equipoise.Desk.Serving;

/// <summary>How programs ask for operations: the body is the request as JSON, beside it <c>reason</c> where one is needed, and the header <c>Idempotency-Key</c>.</summary>
public static class ForProgramsBody
{
    private const string Lacks = "missing required properties";

    /// <summary>What a request cannot do without must be in the body: an answer that is not there is not a no.</summary>
    private static readonly JsonSerializerOptions Reading = new(CanonicalJson.Options) { RespectNullableAnnotations = true, TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Demand } } };

    /// <summary>Reads the body as <typeparamref name="TRequest"/>, together with what the address says, runs the operation and answers with what came of it.</summary>
    public static async Task<IResult> Run<TRequest, TAnswer>(this DeskCall call, Func<Acting, TRequest, CancellationToken, Task<Outcome<TAnswer>>> run, params (string Name, string Value)[] ofAddress) where TRequest : notnull
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(run);
        var read = await call.Body<TRequest>(ofAddress);
        return read.Refused is { } refused ? Problems.Of(refused) : Answer(await run(call.Acting, read.Done, call.Cancel));
    }

    /// <summary>Runs an operation whose request is in the address; the body may hold the reason.</summary>
    public static async Task<IResult> Run<TAnswer>(this DeskCall call, Func<Acting, CancellationToken, Task<Outcome<TAnswer>>> run)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(run);
        if (call.Http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true && (await call.Body<JsonObject>()).Refused is { } refused) return Problems.Of(refused);
        return Answer(await run(call.Acting, call.Cancel));
    }

    public static IResult Answer<T>(Outcome<T> outcome) => outcome.Refused is { } refused ? Problems.Of(refused) : Results.Json(outcome.Done);

    /// <summary>The body, without the reason, which is kept for <see cref="DeskCall.Acting"/>.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ofAddress">What the address says, which the body need not say again.</param>
    public static async Task<Outcome<TRequest>> Body<TRequest>(this DeskCall call, params (string Name, string Value)[] ofAddress) where TRequest : notnull
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(ofAddress);
        try
        {
            var body = await JsonNode.ParseAsync(call.Http.Request.Body, cancellationToken: call.Cancel) as JsonObject;
            if (body is null) return Unreadable("The body is a JSON object.");
            if (body["reason"] is { } reason)
            {
                call.ReasonOfBody = reason.GetValueKind() == JsonValueKind.String ? reason.GetValue<string>() : null;
                if (!HasReason<TRequest>()) body.Remove("reason");
            }

            foreach (var (name, value) in ofAddress) body[name] = value;
            return body.Deserialize<TRequest>(Reading) is { } request ? request : Unreadable("The body is empty.");
        }
        catch (JsonException e) when (e.Message.Contains(Lacks, StringComparison.Ordinal))
        {
            string[] names = [.. e.Message[e.Message.IndexOf(Lacks, StringComparison.Ordinal)..].Split('\'').Where((_, i) => i % 2 == 1)];
            return new Refused(RefusalCode.Invalid, $"The body lacks {string.Join(", ", names)}.") { Fields = [.. names.Select(n => new FieldProblem(n, "required", "This is needed."))] };
        }
        catch (JsonException e)
        {
            return Unreadable(e.Path is null or "$" ? "The body is not JSON that this address understands." : $"The body cannot be read at {e.Path}.", e.Path);
        }
    }

    private static void Demand(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AssociatedParameter is { HasDefaultValue: false, IsNullable: false })) property.IsRequired = true;
    }

    private static bool HasReason<TRequest>() => typeof(TRequest).GetProperty("Reason") is not null;

    private static Refused Unreadable(string message, string? path = null) => new(RefusalCode.Invalid, message) { Fields = path is null ? [] : [new(path.TrimStart('$', '.'), "form", "This is not understood.")] };
}
