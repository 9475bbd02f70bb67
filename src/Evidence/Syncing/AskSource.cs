using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Polly;
using Polly.Retry;

namespace Equipoise.Evidence.Syncing;

/// <summary>What a source answered.</summary>
/// <param name="Text">The body.</param>
/// <param name="Read">What was understood of it; absent when nothing changed.</param>
/// <param name="ETag">The source's mark of this answer.</param>
/// <param name="LastModified">The source's date of it.</param>
internal sealed record SourceAnswer<T>(byte[] Text, T? Read, string? ETag, string? LastModified) where T : class
{
    public bool IsUnchanged => Read is null;
}

/// <summary>Marks of an answer that is known, for a request that wants no other.</summary>
internal sealed record KnownAnswer(string? ETag, string? LastModified);

/// <summary>
/// Asks one source: never faster than it allows, again after faults that may pass (429, 408, 5xx, broken and hung connections, answers cut short), after
/// exponentially longer waits with a random part or the wait that the source asks for, and not again after a refusal.
/// </summary>
internal sealed class AskSource
{
    private const int LargestAnswer = 256 << 20;
    private const int LongestQuote = 200;

    private readonly HttpClient http;
    private readonly RateLimit limit;
    private readonly SyncSettings settings;
    private readonly TimeProvider clock;
    private readonly ResiliencePipeline again;

    public AskSource(HttpClient http, RateLimit limit, SyncSettings settings, TimeProvider clock)
    {
        (this.http, this.limit, this.settings, this.clock) = (http, limit, settings, clock);
        again = settings.Retries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = settings.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromMinutes(1),
            ShouldHandle = new PredicateBuilder().Handle<SourceException>(e => e.MayPass),
            DelayGenerator = a => new((a.Outcome.Exception as SourceException)?.RetryAfter),
        }).Build();
    }

    /// <param name="address">What is asked. Its query may hold a key and is never repeated to anybody.</param>
    /// <param name="known">An answer that need not be given again.</param>
    /// <param name="read">Understands the body; throws a <see cref="SourceException"/> that may pass when it is not whole.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="SourceException">It cannot be had.</exception>
    public async Task<SourceAnswer<T>> Get<T>(Uri address, KnownAnswer? known, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancel) where T : class =>
        await again.ExecuteAsync(async stop => await Once(address, known, read, stop), cancel);

    private async Task<SourceAnswer<T>> Once<T>(Uri address, KnownAnswer? known, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancel) where T : class
    {
        await limit.Wait(cancel);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (known?.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            if (known?.LastModified is { } date) request.Headers.TryAddWithoutValidation("If-Modified-Since", date);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (answer.StatusCode == HttpStatusCode.NotModified && known is not null) return new([], null, known.ETag, known.LastModified);
            var text = await Body(answer.Content, address, patience.Token);
            if (answer.StatusCode != HttpStatusCode.OK) throw Refused(address, answer, text);
            return new(text, read(text), answer.Headers.ETag?.ToString(), answer.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture));
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new SourceException($"{address.Host} did not answer within {settings.Patience.TotalSeconds:0} seconds.", e) { MayPass = true };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw new SourceException($"{address.Host} cannot be reached, or broke off: {Innermost(e).Message.TrimEnd('.')}.", e) { MayPass = true };
        }
    }

    private static async Task<byte[]> Body(HttpContent content, Uri address, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        using var whole = new MemoryStream();
        var part = new byte[1 << 16];
        while (await stream.ReadAsync(part, cancel) is > 0 and var read)
        {
            if (whole.Length + read > LargestAnswer) throw new SourceException($"{address.Host} answers with more than {LargestAnswer >> 20} MB at once. Ask for fewer records to a page.");
            whole.Write(part, 0, read);
        }

        return whole.ToArray();
    }

    private SourceException Refused(Uri address, HttpResponseMessage answer, byte[] text)
    {
        var status = (int)answer.StatusCode;
        var passes = status is 408 or 429 or >= 500;
        var wait = Wait(answer.Headers.RetryAfter);
        if (passes && wait > settings.LongestWait)
            return new($"{address.Host} asks to be left alone for {Math.Ceiling(wait.Value.TotalMinutes):0} minutes.") { Status = answer.StatusCode };
        var said = Said(text);
        return new($"{address.Host} {(passes ? "is not able to answer" : "refuses the request")} ({status}){(said.Length > 0 ? $": {said}" : ".")}") { MayPass = passes, RetryAfter = wait, Status = answer.StatusCode };
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>The first words of a refusal, without its markup.</summary>
    private static string Said(byte[] text)
    {
        var words = new StringBuilder();
        var inTag = false;
        foreach (var c in Encoding.UTF8.GetString(text.AsSpan(0, Math.Min(text.Length, 4096))))
        {
            if (c == '<') inTag = true;
            else if (c == '>') inTag = false;
            else if (!inTag) words.Append(char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c);
        }

        var said = string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return said.Length > LongestQuote ? said[..LongestQuote] + "…" : said;
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
