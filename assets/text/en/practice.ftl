# The practice account.
cli-practice-hello = Practice account of Widget Studio: nothing in it is real
cli-practice-address = Address
cli-practice-user = Token of a user who is no administrator
cli-practice-expired = Token that has ended
cli-practice-own = Token of the integration of demo_sip
cli-practice-integration = Integration: ID, secret, redirect URI, code
cli-practice-end = Ctrl+C ends it
cli-practice-failed = The practice account can't be started on port {$port}
    .next = Choose another port with --port, or let 0 choose a free one.
