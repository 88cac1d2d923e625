"""The peer: fits BG/NBD by lifetimes to the histories of a file, and says what it found and how much processor time it took."""
import json, sys, time
import numpy
import pandas
from lifetimes import BetaGeoFitter
from scipy.special import betaln, gammaln


def log_likelihood(params):
    """Equation 6 of the paper, for the sum over all customers is not what lifetimes keeps."""
    r, alpha, a, b = (float(params[name]) for name in ("r", "alpha", "a", "b"))
    x, last, observed = (histories[name].to_numpy(float) for name in ("repeats", "last", "observed"))
    there = -(r + x) * numpy.log(alpha + observed)
    gone = numpy.where(x > 0, numpy.log(a) - numpy.log(numpy.maximum(b + x - 1, 1e-9)) - (r + x) * numpy.log(alpha + last), -numpy.inf)
    return float(numpy.sum(gammaln(r + x) - gammaln(r) + r * numpy.log(alpha) + betaln(a, b + x) - betaln(a, b) + numpy.logaddexp(there, gone)))


histories = pandas.read_csv(sys.argv[1])
times = []
for _ in range(int(sys.argv[2])):
    fitter = BetaGeoFitter(penalizer_coef=0.0)
    began = time.process_time()
    fitter.fit(histories["repeats"], histories["last"], histories["observed"])
    times.append(time.process_time() - began)
print(json.dumps({
    "fitted by": "lifetimes 0.11.3",
    "customers": len(histories),
    "parameters": {name: round(float(value), 4) for name, value in fitter.params_.items()},
    "logLikelihood": round(log_likelihood(fitter.params_), 3),
    "firstSeconds": round(times[0], 4),
    "bestSeconds": round(min(times), 4),
}))
