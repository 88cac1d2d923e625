/**
 * One endpoint that speaks AWS's wire protocols, so that the AWS CLI and every SDK can look inside. Requests go to the
 * service that the target header or the path names. Signatures are not checked.
 */
@NullMarked
package dev.perennial.local.aws;

import org.jspecify.annotations.NullMarked;
